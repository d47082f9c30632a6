import ArgumentParser
import Foundation
import Server
import UseCases

struct AccountCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account", abstract: "Accounts: add, list, disable, password.",
        subcommands: [Add.self, List.self, Disable.self, Password.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make an account; the password is read from standard input.")
        @OptionGroup var data: DataOption
        @Argument(help: "The e-mail address to sign in with.") var address: String
        @Option(help: "Their full name.") var name: String

        func run() async throws {
            try await failing {
                let password = readPassword()
                let installation = try await data.installation(for: .making)
                try await installation.workplace.addAccount(
                    address: address, name: name, password: password, caller: installation.shell)
                try await installation.close()
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the accounts.")
        @OptionGroup var data: DataOption

        func run() async throws {
            try await failing {
                let installation = try await data.installation(for: .working)
                for account in try await installation.workplace.listAccounts(caller: installation.shell) {
                    let state = account.disabledAt != nil ? "disabled" : account.hasPassword ? "active" : "no password"
                    print("\(account.address)\t\(account.name)\t\(state)")
                }
                try await installation.close()
            }
        }
    }

    struct Disable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Disable an account and end its sessions.")
        @OptionGroup var data: DataOption
        @Argument var address: String

        func run() async throws {
            try await failing {
                let installation = try await data.installation(for: .working)
                try await installation.workplace.disableAccount(address: address, caller: installation.shell)
                try await installation.close()
            }
        }
    }

    struct Password: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give an account a new password, read from standard input; its sessions end.",
            discussion: "The reason is kept in the log, and where mail is sent whose account it is gets one.")
        @OptionGroup var data: DataOption
        @Argument var address: String
        @Option(help: "Why they get a new one.") var reason: String

        func run() async throws {
            try await failing {
                let password = readPassword()
                let installation = try await data.installation(for: .working)
                try await installation.workplace.setPassword(
                    address: address, password: password, reason: reason, telling: installation.shellLetters,
                    caller: installation.shell)
                try await installation.close()
            }
        }
    }
}

/// A password from standard input, so that it stands in no command history; not shown on a terminal.
private func readPassword() -> String {
    if isatty(0) == 1, let typed = getpass("Password: ") { return String(cString: typed) }
    return readLine() ?? ""
}
