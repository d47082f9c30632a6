import ArgumentParser

/// What make bench runs beside Klaver: a bare server that does as little as can be done for the same pages, and Klaver's
/// own parts, one by one, in this process.
@main
struct Bare: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "klaver-bare", abstract: "What Klaver is measured against.",
        subcommands: [BareServer.self, Parts.self, Plans.self])
}
