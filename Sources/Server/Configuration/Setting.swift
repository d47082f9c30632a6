/// One thing that can be set. The reference page and the reading are made from this one table.
package struct Setting: Sendable {
    /// In the file under `klaver`, in the environment as KLAVER_ and this in capitals.
    package let key: String
    /// The flag, for the commands that have it.
    package let flag: String?
    package let fallback: String
    package let meaning: String

    package var environment: String { "KLAVER_" + key.uppercased().replacing(".", with: "_") }

    package static let data = Setting(
        key: "data", flag: "--data", fallback: "./data",
        meaning: "The folder with the master key and, on SQLite, the databases. Back up both; keep the key elsewhere.")
    package static let database = Setting(
        key: "database", flag: "--database", fallback: "",
        meaning:
            "A connection string of PostgreSQL (`postgresql://…`) for the dossiers; without it SQLite in the data folder."
    )
    package static let databaseKeys = Setting(
        key: "database_keys", flag: nil, fallback: "",
        meaning: "With PostgreSQL: a connection string of another database, for the wrapped keys of dossiers.")
    package static let databaseReplica = Setting(
        key: "database_replica", flag: nil, fallback: "",
        meaning: "With PostgreSQL: a connection string of a standby that may answer reads of entries.")
    package static let databaseReaders = Setting(
        key: "database_readers", flag: nil, fallback: "8",
        meaning: "With PostgreSQL: how many connections of this node read at once; it has five more for other work.")
    package static let host = Setting(
        key: "host", flag: "--host", fallback: "127.0.0.1", meaning: "The address to listen on.")
    package static let port = Setting(
        key: "port", flag: "--port", fallback: "8080", meaning: "The port to listen on; 0 takes a free one.")
    package static let secure = Setting(
        key: "secure", flag: nil, fallback: "false",
        meaning: "true behind TLS: cookies are sent over TLS only and browsers are told to stay with it.")
    package static let trustProxy = Setting(
        key: "trust_proxy", flag: nil, fallback: "false",
        meaning: "true behind an own proxy that sets X-Forwarded-For: the address in the access log is its last part.")
    package static let logLevel = Setting(
        key: "log_level", flag: nil, fallback: "notice",
        meaning: "trace, debug, info, notice, warning, error or critical. No level writes a personal word.")
    package static let memory = Setting(
        key: "memory_mb", flag: nil, fallback: "32",
        meaning: "About how many megabytes of opened entries are kept in memory.")
    package static let demoPassword = Setting(
        key: "demo_password", flag: nil, fallback: "",
        meaning: "The password of the demonstration accounts; without it one is made and kept beside the data.")

    package static let metricsPort = Setting(
        key: "metrics_port", flag: nil, fallback: "",
        meaning:
            "A port for metrics in the Prometheus format at `/metrics`; 0 takes a free one; without it there are none.")
    package static let metricsHost = Setting(
        key: "metrics_host", flag: nil, fallback: "127.0.0.1",
        meaning: "The address that metrics listen on. They hold no names and no words, and are for nobody outside.")
    package static let traceFile = Setting(
        key: "trace_file", flag: nil, fallback: "",
        meaning: "A file to which traces are added as OTLP/JSON lines; without it nothing is traced.")

    package static let address = Setting(
        key: "address", flag: nil, fallback: "",
        meaning:
            "The address people open, such as `https://klaver.example.nl`; links in mail and identity providers lead to it, and passkeys are for its name: with another name they are lost. Without it passkeys work on `http://localhost` only."
    )
    package static let providers = Setting(
        key: "providers", flag: nil, fallback: "",
        meaning: "A file of identity providers that people can sign in at (operations.md); goes with the address.")
    package static let sendmail = Setting(
        key: "sendmail", flag: nil, fallback: "",
        meaning:
            "The program that sends mail, with its path and first arguments (`/usr/sbin/sendmail`); without it no mail is sent."
    )
    package static let mailFrom = Setting(
        key: "mail_from", flag: nil, fallback: "", meaning: "With mail: the address that mail comes from.")
    package static let weasyprint = Setting(
        key: "weasyprint", flag: nil, fallback: "",
        meaning:
            "The path of WeasyPrint, which makes the PDF of a copy; without it `/usr/bin/weasyprint` where that is, and else no PDFs."
    )

    package static let all: [Setting] = [
        data, database, databaseKeys, databaseReplica, databaseReaders, host, port, secure, trustProxy, logLevel,
        memory,
        demoPassword, metricsPort, metricsHost, traceFile, address, providers, sendmail, mailFrom,
        weasyprint,
    ]

    /// The reference page, as it stands in docs/configuration.md.
    package static var reference: String {
        let rows = all.map { setting in
            let flag = setting.flag.map { "`\($0)`" } ?? "–"
            let fallback = setting.fallback.isEmpty ? "–" : "`\(setting.fallback)`"
            return "| `klaver.\(setting.key)` | `\(setting.environment)` | \(flag) | \(fallback) | \(setting.meaning) |"
        }
        return """
            # Configuration

            Made by `klaver settings`; a test holds this page equal to the program. A flag wins from the environment, the
            environment from the file. The file is JSON (`{"klaver": {"port": 8081}}`), named by `KLAVER_CONFIG`.

            | in the file | in the environment | flag | without it | what it does |
            |---|---|---|---|---|
            \(rows.joined(separator: "\n"))

            """
    }
}
