/// One thing that is wrong in a dossier file, said so that whoever made the file can find it.
package struct DossierFileProblem: Sendable, Equatable {
    /// The place in the file: `reports[12].themes[0]`; empty for the file as a whole.
    package let path: String
    package let what: String

    package init(path: String, what: String) {
        self.path = path
        self.what = what
    }
}

/// Nothing was imported: what is wrong, per file.
package struct DossierFileRejected: Error, Sendable, Equatable, CustomStringConvertible {
    package struct Problem: Sendable, Equatable {
        package let file: String
        package let path: String
        package let what: String
    }

    package let problems: [Problem]

    init(_ problems: [Problem]) {
        self.problems = problems
    }

    init(_ problems: [DossierFileProblem], in file: String) {
        self.problems = problems.map { Problem(file: file, path: $0.path, what: $0.what) }
    }

    /// One line per problem, for the shell.
    package var description: String {
        problems.map { problem in
            problem.path.isEmpty
                ? "\(problem.file): \(problem.what)" : "\(problem.file): \(problem.path): \(problem.what)"
        }.joined(separator: "\n")
    }
}
