import ArgumentParser
import Server
import UseCases

struct OrganisationCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "organisation", abstract: "Organisations: add, list, administrator, emergency.",
        discussion: """
            Administrators do the rest on the page /beheer. Name two for each organisation: what would open dossiers waits \
            for the second one.
            """,
        subcommands: [Add.self, List.self, Administrator.self, EmergencyRight.self])

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
            abstract: "List the organisations, and which may open emergency access.")
        @OptionGroup var data: DataOption

        func run() async throws {
            try await failing {
                let installation = try await data.installation(for: .working)
                for organisation in try await installation.workplace.listOrganisations(caller: installation.shell) {
                    print(organisation.name + (organisation.emergencySince == nil ? "" : "\temergency access"))
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
}
