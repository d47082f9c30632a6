import ArgumentParser
import Foundation
import Server
import UseCases

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Import dossier files, all of them or none.",
        discussion: "Every file is checked before anything is written; what is wrong is told with file and place.")

    @OptionGroup var data: DataOption

    @Argument(help: "Dossier files (docs/dossier-files.md).", completion: .file(extensions: ["json"]))
    var files: [String]

    func run() async throws {
        try await failing {
            let read = try files.map { path in
                guard let data = FileManager.default.contents(atPath: path) else {
                    throw ValidationError("\(path) cannot be read.")
                }
                return (name: path, data: data)
            }
            let installation = try await data.installation(for: .making)
            let line = ProgressLine()
            let imported = try await installation.workplace.importDossiers(
                read, progress: { line.show($0) }, caller: installation.shell)
            for dossier in imported {
                print("\(dossier.key)\t\(dossier.id)\t\(dossier.entries) entries, \(dossier.reports) reports")
            }
            try await installation.close()
        }
    }
}

struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write one whole dossier as a dossier file.",
        discussion: "The reason is kept in the access log of the dossier, where its owner reads it and is told of it.")

    @OptionGroup var data: DataOption

    @Argument(help: "The dossier's key or id.")
    var dossier: String

    @Option(name: .customLong("reason"), help: "Why this copy is made.")
    var reason: String

    @Option(name: [.customShort("o"), .customLong("output")], help: "The file to write; without it, standard output.")
    var output: String?

    private static func newFile(_ path: String) throws -> FileHandle {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard file >= 0 else { throw InstallationError.cannotWrite(path) }
        return FileHandle(fileDescriptor: file, closeOnDealloc: true)
    }

    func run() async throws {
        try await failing {
            // Before anything is read or logged: nothing is written over, also no device.
            let handle = try output.map { try Self.newFile($0) } ?? .standardOutput
            do {
                let installation = try await data.installation(for: .working)
                let id = try await installation.workplace.findDossier(dossier)
                try handle.write(
                    contentsOf: try await installation.workplace.exportDossier(
                        id, reason: reason, telling: installation.shellLetters, caller: installation.shell))
                try await installation.close()
            } catch {
                // What is not whole is not left lying about.
                if let output { try? FileManager.default.removeItem(atPath: output) }
                throw error
            }
        }
    }
}
