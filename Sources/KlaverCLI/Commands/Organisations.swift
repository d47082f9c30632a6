import ArgumentParser
import Dossier
import Server
import UseCases

struct OrganisationCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "organisation", abstract: "Organisations: add, list, administrator, emergency, law.",
        discussion: """
            Administrators do the rest on the page /beheer. Name two for each organisation: what would open dossiers waits \
            for the second one.
            """,
        subcommands: [Add.self, List.self, Administrator.self, EmergencyRight.self, LawRight.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Make an organisation.")
        @OptionGroup var data: DataOption
        @Argument(help: "Its name, as people know it.") var name: String
        @Option(help: "The language of its people: nl or nl-BE.") var language = "nl"

        func validate() throws {
            guard ["nl", "nl-BE"].contains(language) else { throw ValidationError("The language is nl or nl-BE.") }
            guard !name.allSatisfy(\.isWhitespace), name.count <= 200 else {
                throw ValidationError("A name has 1 to 200 characters.")
            }
        }

        func run() async throws {
            try await failing {
                let installation = try await data.installation(for: .making)
                try await installation.workplace.addOrganisation(
                    name, language: language, caller: installation.shell)
                try await installation.close()
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the organisations, and which may open emergency access or use a law.")
        @OptionGroup var data: DataOption

        func run() async throws {
            try await failing {
                let installation = try await data.installation(for: .working)
                let laws = try await installation.workplace.lawsOfOrganisations()
                for organisation in try await installation.workplace.listOrganisations(caller: installation.shell) {
                    let rights =
                        (organisation.emergencySince == nil ? [] : ["emergency access"])
                        + (laws[organisation.id] ?? []).map { "law \($0.code)" }.sorted()
                    print(([organisation.name] + rights).joined(separator: "\t"))
                }
                try await installation.close()
            }
        }
    }

    struct Administrator: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Make somebody an administrator of an organisation.")
        @OptionGroup var data: DataOption
        @Argument(help: "The e-mail address of their account.") var address: String
        @Option(help: "The name of the organisation.") var organisation: String

        func run() async throws {
            try await failing {
                let installation = try await data.installation(for: .working)
                try await installation.workplace.addAdministrator(
                    address: address, to: organisation, caller: installation.shell)
                try await installation.close()
            }
        }
    }

    struct EmergencyRight: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "emergency", abstract: "Switch the right to emergency access of an organisation on or off.",
            discussion: """
                Whoever works there may then look in a dossier for an hour at most, with a reason and a second factor. The
                organisation needs a privacy officer, who reviews every use. Switched off, what is open ends at once. The
                reason is kept in the installation's log.
                """)
        @OptionGroup var data: DataOption
        @Argument(help: "The name of the organisation, as `klaver organisation list` prints it.") var name: String
        @Flag(inversion: .prefixedNo, help: "On, or with --no-enable off.") var enable: Bool
        @Option(name: .customLong("reason"), help: "Why.") var reason: String

        func run() async throws {
            try await failing {
                let installation = try await data.installation(for: .working)
                try await installation.workplace.setEmergencyRight(
                    enable, of: name, reason: reason, caller: installation.shell)
                try await installation.close()
            }
        }
    }

    struct LawRight: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "law", abstract: "Let an organisation use a law to come into dossiers, or no longer.",
            discussion: """
                Two workers of it together may then register access on that law, which the person cannot withdraw. The
                organisation needs a privacy officer, who looks at each. Switched off, what was registered on it ends at
                once. The reason is kept in the installation's log.

                \(Laws.list)
                """)
        @OptionGroup var data: DataOption
        @Argument(help: "The name of the organisation, as `klaver organisation list` prints it.") var name: String
        @Argument(help: "The code of the law.") var law: String
        @Flag(help: "No longer.") var off = false
        @Option(name: .customLong("reason"), help: "Why.") var reason: String

        func run() async throws {
            try await failing {
                let installation = try await data.installation(for: .working)
                let ended = try await installation.workplace.setLaw(
                    law, !off, of: name, reason: reason, caller: installation.shell)
                if ended > 0 { print("Access that ended: \(ended)") }
                try await installation.close()
            }
        }
    }
}

/// The laws there are, as the help prints them.
private enum Laws {
    static let list = Law.all.map { "\($0.code): \($0.source)" }.joined(separator: "\n")
}
