import ArgumentParser

/// The command `klaver`.
@main
struct Klaver: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "klaver", abstract: "The one dossier of one person in care and social support.",
        discussion: """
            Settings come from flags, the environment (KLAVER_…) and a file; `klaver settings` prints them all.
            Exit codes: 0 done, 1 failed, 2 something is wrong with the data (a bad file, a broken log), 64 wrong usage.
            """,
        subcommands: [
            Serve.self, Demo.self, Migrate.self, Import.self, Export.self, Audit.self, AccountCommand.self,
            OrganisationCommand.self, MandateCommand.self, JudgementCommand.self, Check.self, Move.self,
            Load.self, Settings.self,
        ])
}
