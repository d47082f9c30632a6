import Foundation
import TestKit
import Testing

@testable import Server

@Suite("Configuration", .timeLimit(.minutes(5)))
struct ConfigurationTests {
    @Test("docs/configuration.md is what klaver settings prints, and is made from the same table")
    func reference() async throws {
        let page = try String(
            contentsOf: Klaver.root.appendingPathComponent("docs/configuration.md"), encoding: .utf8)
        #expect(page == Setting.reference)
        let printed = try await Klaver().run(["settings"])
        #expect(printed.status == 0)
        #expect(printed.out == Setting.reference)
        for setting in Setting.all { #expect(page.contains("`\(setting.environment)`")) }
    }

    @Test("Without anything set the fallbacks count")
    func fallbacks() async throws {
        let read = try await KlaverConfiguration.read()
        #expect(read.host == "127.0.0.1")
        #expect(read.port == 8080)
        #expect(!read.isSecure)
        #expect(!read.trustsProxy)
        #expect(read.logLevel == .notice)
        #expect(read.memoryMegabytes == 32)
        #expect(read.demoPassword == nil)
        #expect(read.data.lastPathComponent == "data")
    }

    @Test("Flags are read, the last one counts")
    func flags() async throws {
        let read = try await KlaverConfiguration.read(flags: [
            (.port, "1"), (.port, "0"), (.secure, "true"), (.logLevel, "trace"), (.memory, "1"), (.data, "/x/../y"),
        ])
        #expect(read.port == 0)
        #expect(read.isSecure)
        #expect(read.logLevel == .trace)
        #expect(read.memoryMegabytes == 1)
        #expect(read.data.path == "/y")
    }

    @Test(
        "What is wrong is one sentence with the setting's name and what it must be",
        arguments: [
            ("KLAVER_PORT", "65536", "KLAVER_PORT: must be a number from 0 to 65535, not \"65536\""),
            ("KLAVER_PORT", "-1", "KLAVER_PORT: must be a number from 0 to 65535, not \"-1\""),
            ("KLAVER_PORT", "acht", "KLAVER_PORT: must be a number from 0 to 65535, not \"acht\""),
            ("KLAVER_MEMORY_MB", "0", "KLAVER_MEMORY_MB: must be a number from 1 to 4096, not \"0\""),
            ("KLAVER_SECURE", "ja", "KLAVER_SECURE: must be true or false, not \"ja\""),
            ("KLAVER_TRUST_PROXY", "ja", "KLAVER_TRUST_PROXY: must be true or false, not \"ja\""),
            ("KLAVER_LOG_LEVEL", "loud", "KLAVER_LOG_LEVEL: \"loud\" is not a level"),
        ])
    func wrong(_ name: String, _ value: String, _ sentence: String) async throws {
        let klaver = try Klaver()
        let ran = try await klaver.run(["serve", "--data", klaver.data], environment: [name: value])
        #expect(ran.status == 1)
        #expect(ran.err == "klaver: \(sentence)\n")
        #expect(klaver.files().isEmpty, "nothing was made")
    }

    @Test("A flag wins from the environment, the environment from the file")
    func order() async throws {
        let klaver = try Klaver()
        let file = klaver.folder.path("klaver.json")
        try Data("{\"klaver\": {\"data\": \"of-file\", \"port\": 1, \"secure\": true}}".utf8).write(
            to: URL(fileURLWithPath: file))
        let of = { (environment: [String: String], flags: [String]) in
            try await klaver.run(["check"] + flags, environment: ["KLAVER_CONFIG": file].merging(environment) { $1 })
        }
        #expect(try await of([:], []).out.contains("/of-file\n"))
        #expect(try await of(["KLAVER_DATA": "of-environment"], []).out.contains("/of-environment\n"))
        #expect(try await of(["KLAVER_DATA": "of-environment"], ["--data", "of-flag"]).out.contains("/of-flag\n"))
    }

    @Test("A file that is not there or no JSON is told by name", arguments: ["", "{", "[1]", "klaver: {}"])
    func badFile(_ text: String) async throws {
        let klaver = try Klaver()
        let file = klaver.folder.path("klaver.json")
        if !text.isEmpty { try Data(text.utf8).write(to: URL(fileURLWithPath: file)) }
        let ran = try await klaver.run(["check"], environment: ["KLAVER_CONFIG": file])
        #expect(ran.status == 1)
        #expect(ran.err == "klaver: KLAVER_CONFIG: the file \(file) cannot be read as JSON\n")
    }
}
