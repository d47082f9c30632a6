import Dossier
import Foundation
import Records

/// Organisations, and who works there, as the demonstration file `accounts.json` says it.
struct InstallationFile: FileNode {
    var version = InstallationFileVersion.one
    var organisations: [FileOrganisation] = []
    var accounts: [FileAccount] = []

    mutating func code(_ fields: inout FileFields) {
        fields.required("klaver", &version, .choice)
        fields.requiredList("organisations", &organisations, .list(of: .node))
        fields.requiredList("accounts", &accounts, .list(of: .node))
        for (index, account) in accounts.enumerated() {
            let isTwice = accounts.prefix(index).contains { $0.normalisedAddress == account.normalisedAddress }
            fields.check("accounts[\(index)].account", "is there twice", !isTwice)
            for (place, membership) in account.memberships.enumerated() {
                checkPlace(of: membership, "accounts[\(index)].memberships[\(place)]", fields)
            }
        }
    }

    private func checkPlace(of membership: FileMembership, _ path: String, _ fields: FileFields) {
        let organisation = organisations.first { $0.name == membership.organisation }
        fields.check("\(path).organisation", "is not one of the organisations", organisation != nil)
        guard let organisation, let department = membership.department else { return }
        fields.check(
            "\(path).department", "is no department of \(organisation.name)",
            organisation.departments.contains(department))
    }

    /// - Throws: `DossierFileRejected`.
    static func read(_ data: Data, name: String, anchor: CivilDate) throws -> InstallationFile {
        do throws(DossierFileReader.Rejected) {
            let object = try JSONText.object(data)
            return try DossierFileReader.read(object, FileReading(anchor: anchor, clock: .amsterdam))
        } catch {
            throw DossierFileRejected(error.problems, in: name)
        }
    }
}

enum InstallationFileVersion: String, CaseIterable, FileChoice {
    case one = "installation/1"
}

struct FileOrganisation: FileNode {
    var name = ""
    var language = FileLanguage.dutch
    var departments: [String] = []
    /// Whether who works there may open emergency access (access rule 21).
    var emergencyAccess: Bool?
    /// The laws it may use to register a permit (access rule 6), by their codes.
    var laws: [String] = []

    mutating func code(_ fields: inout FileFields) {
        fields.required("name", &name, .text(1...200))
        fields.required("language", &language, .choice)
        fields.list("departments", &departments, .set(of: .text(1...200)))
        fields.optional("emergencyAccess", &emergencyAccess, .flag)
        fields.list("laws", &laws, .set(of: .text(1...40)))
        fields.check("laws", "names a law that is none", laws.allSatisfy { Law(code: $0) != nil })
    }
}

struct FileAccount: FileNode {
    var account = ""
    var name = ""
    var language = FileLanguage.dutch
    var memberships: [FileMembership] = []

    var normalisedAddress: String { AccountRecords.normalised(account) }

    mutating func code(_ fields: inout FileFields) {
        fields.required("account", &account, .email)
        fields.required("name", &name, .text(1...200))
        fields.required("language", &language, .choice)
        fields.list("memberships", &memberships, .list(of: .node))
    }
}

struct FileMembership: FileNode {
    var organisation = ""
    var department: String?
    var role = ""
    /// Left out: works there.
    var office: FileOffice?
    var from = Moment(milliseconds: 0)
    var until: Moment?

    mutating func code(_ fields: inout FileFields) {
        fields.required("organisation", &organisation, .text(1...200))
        fields.optional("department", &department, .text(1...200))
        fields.required("role", &role, .text(1...100))
        fields.optional("office", &office, .choice)
        fields.required("from", &from, .moment(.midnight))
        fields.optional("until", &until, .moment(.midnight))
        fields.check("until", "is before from", from <= until)
    }
}

enum FileOffice: String, CaseIterable, FileChoice {
    case administrator, privacyOfficer

    var office: Office {
        switch self {
        case .administrator: .administrator
        case .privacyOfficer: .privacyOfficer
        }
    }
}
