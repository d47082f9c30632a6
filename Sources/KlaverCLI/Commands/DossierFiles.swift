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
        discussion: "The reason is kept in the access log of the dossier, where its owner reads it.")

    @OptionGroup var data: DataOption

    @Argument(help: "The dossier's key or id.")
    var dossier: String

    @Option(name: .customLong("reason"), help: "Why this copy is made.")
    var reason: String

    @Option(name: [.customShort("o"), .customLong("output")], help: "The file to write; without it, standard output.")
    var output: String?

    func run() async throws {
        try await failing {
            let installation = try await data.installation(for: .working)
            let id = try await installation.workplace.findDossier(dossier)
            let file = try await installation.workplace.exportDossier(id, reason: reason, caller: installation.shell)
            if let output {
                let isMade = FileManager.default.createFile(
                    atPath: output, contents: file, attributes: [.posixPermissions: 0o600])
                guard isMade else { throw InstallationError.cannotWrite(output) }
            } else {
                FileHandle.standardOutput.write(file)
            }
            try await installation.close()
        }
    }
}
