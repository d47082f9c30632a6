import Foundation
import Programs
import Testing

@Suite("Making a PDF by another program")
struct PDFProgramTests {
    private static let page = Array(
        "<!DOCTYPE html><html lang=\"nl\"><head><meta charset=\"utf-8\"><title>Kopie</title></head><body><h1>Vijverzicht</h1></body></html>"
            .utf8)

    private func program(_ script: String) throws -> PDFProgram {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "klaver-\(UInt64.random(in: 0 ... .max))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let path = folder.appendingPathComponent("weasyprint").path
        try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        return try #require(PDFProgram(path: path))
    }

    @Test("The real one makes a tagged PDF of a page")
    func real() async throws {
        let weasyprint = try #require(PDFProgram.found(), "weasyprint is installed by make test")
        let pdf = try await weasyprint.pdf(of: Self.page)
        #expect(pdf.starts(with: "%PDF-1.".utf8))
        #expect(String(decoding: pdf, as: UTF8.self).contains("/MarkInfo"))
    }

    @Test("A page longer than a pipe holds goes through whole, and what comes back too")
    func long() async throws {
        let echo = try program("printf '%%PDF-'; cat")
        let page = [UInt8](repeating: 65, count: 1 << 20)
        #expect(try await echo.pdf(of: page).count == page.count + 5)
    }

    @Test("Nothing of the server goes along but the way to programs, and a network that leads nowhere")
    func alone() async throws {
        let pdf = try await program("printf '%%PDF-'; env; ls /proc/self/fd | wc -l").pdf(of: [])
        let lines = String(decoding: pdf.dropFirst(5), as: UTF8.self).split(separator: "\n")
        let names = lines.dropLast().map { $0.prefix { $0 != "=" } }
        let known = [
            "PATH", "LC_ALL", "http_proxy", "https_proxy", "ftp_proxy", "all_proxy", "PWD", "OLDPWD", "SHLVL", "_",
        ]
        #expect(Set(names.map(String.init)).isSubset(of: known))
        #expect(lines.contains("http_proxy=http://127.0.0.1:9"))
    }

    @Test("A program that says no, that makes something else, and that is not there")
    func fails() async throws {
        let (no, other) = (try program("cat > /dev/null; exit 3"), try program("cat > /dev/null; echo Hallo"))
        await #expect(throws: PDFProgram.Failure.refused(status: 3)) { try await no.pdf(of: Self.page) }
        await #expect(throws: PDFProgram.Failure.notPDF) { try await other.pdf(of: Self.page) }
        #expect(PDFProgram(path: "weasyprint") == nil && PDFProgram(path: "/nowhere/weasyprint") == nil)
    }
}
