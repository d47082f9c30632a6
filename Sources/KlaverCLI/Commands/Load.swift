import ArgumentParser
import Server
import UseCases

struct Load: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Fill a new installation with many dossiers, for benchmarks.",
        discussion:
            "Every dossier has the same shape; one worker has access to all. Refuses a database with accounts in it.")

    @OptionGroup var data: DataOption
    @Option(help: "How many dossiers.") var dossiers = 2000
    @Option(help: "How many reports in each.") var reports = 100
    @Option(help: "How many reports in the first one.") var first: Int?

    func run() async throws {
        try await failing {
            let installation = try await data.installation(for: .making)
            let line = ProgressLine()
            let made = try await installation.workplace.makeLoad(
                dossiers: dossiers, reports: reports, first: first ?? reports,
                progress: { done in line.show("dossiers: \(done) of \(dossiers)", isEnd: done == dossiers) },
                caller: installation.shell)
            print(
                "first\t\(made.first)\nperson\t\(made.personAddress)\nworker\t\(made.workerAddress)\npassword\t\(made.password)"
            )
            try await installation.close()
        }
    }
}
