// swift-tools-version: 6.1
import PackageDescription

// The rooms of Klaver and the arrows between them. ARCHITECTURE.md says what each is for; a dependency that is not
// written here is a build error (make builds with --explicit-target-dependency-import-check error).

let strict: [SwiftSetting] = [.swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny")]

let package = Package(
    name: "klaver",
    products: [
        .executable(name: "klaver", targets: ["KlaverCLI"]),
        .executable(name: "klaver-bare", targets: ["BareServer"]),
        .executable(name: "klaver-proof", targets: ["Proof"]),
    ],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.3"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        .systemLibrary(
            name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .target(name: "Dossier", swiftSettings: strict),
        .target(
            name: "Transparency", dependencies: [.product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: strict),
        .systemLibrary(name: "CSpawn"),
        .target(name: "Programs", dependencies: ["CSpawn"], swiftSettings: strict),
        .target(name: "Mail", dependencies: ["Programs"], swiftSettings: strict),
        .target(
            name: "Storage", dependencies: ["Dossier", .product(name: "Crypto", package: "swift-crypto")],
            resources: [.copy("Migrations")], swiftSettings: strict),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .target(
            name: "StorageSQLite",
            dependencies: ["CSQLite", "Storage", .product(name: "Metrics", package: "swift-metrics")],
            swiftSettings: strict),
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .target(
            name: "StoragePostgres",
            dependencies: ["CLibPQ", "Storage", .product(name: "Metrics", package: "swift-metrics")],
            swiftSettings: strict),
        .target(
            name: "Telemetry",
            dependencies: [
                "Storage", .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "Tracing", package: "swift-distributed-tracing"),
            ],
            swiftSettings: strict),
        .target(
            name: "Records",
            dependencies: [
                "Dossier", "Storage", "Transparency", .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Metrics", package: "swift-metrics"),
            ],
            swiftSettings: strict),
        .target(
            name: "Identity",
            dependencies: [
                "CSodium", "Dossier", "Records", "Storage", .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict),
        .target(
            name: "OpenID",
            dependencies: [
                "Dossier", .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "JWTKit", package: "jwt-kit"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: strict),
        .target(
            name: "Passkeys",
            dependencies: [
                "Dossier",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ],
            swiftSettings: strict),
        .target(
            name: "UseCases",
            dependencies: [
                "Dossier", "Mail", "Programs", "Records", "Storage", "Identity", "OpenID", "Passkeys", "Transparency",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "Tracing", package: "swift-distributed-tracing"),
            ],
            swiftSettings: strict),
        .target(
            name: "Web",
            dependencies: [
                "CQREncode", "Dossier", "Records", "Storage", "UseCases", "Identity", "OpenID", "Passkeys",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "Tracing", package: "swift-distributed-tracing"),
                .product(name: "Yams", package: "Yams"),
            ],
            resources: [.copy("Words"), .copy("Assets")],
            swiftSettings: strict),
        .target(
            name: "Server",
            dependencies: [
                "Dossier", "Mail", "Programs", "Storage", "StoragePostgres", "StorageSQLite", "Records", "UseCases",
                "Identity",
                "OpenID",
                "Passkeys",
                "Telemetry",
                "Web",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "Tracing", package: "swift-distributed-tracing"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            resources: [.copy("Demo")],
            swiftSettings: strict),
        .executableTarget(
            name: "KlaverCLI",
            dependencies: [
                "Dossier", "Records", "UseCases", "Server",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        // What make bench measures against; it names GRDB because that is what it measures.
        .executableTarget(
            name: "BareServer",
            dependencies: [
                "Dossier", "Storage", "Records", "Identity", "UseCases", "Web", "Server",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
            ],
            path: "Benchmarks/Bare", swiftSettings: strict),
        .target(
            name: "TestKit",
            dependencies: [
                "Dossier", "Mail", "Programs", "Storage", "StoragePostgres", "StorageSQLite", "Records", "Identity",
                "OpenID", "Passkeys", "UseCases",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict),
        // Random lives against an independent model: for the tests, and at length for make bench-access.
        .target(
            name: "AccessProof",
            dependencies: [
                "Dossier", "Identity", "Records", "TestKit", "UseCases", "Web",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
            ],
            path: "Tests/AccessProof", swiftSettings: strict),
        .executableTarget(
            name: "Proof",
            dependencies: ["AccessProof", .product(name: "ArgumentParser", package: "swift-argument-parser")],
            path: "Benchmarks/Access", swiftSettings: strict),
        .testTarget(
            name: "TransparencyTests",
            dependencies: ["Transparency", .product(name: "Crypto", package: "swift-crypto")],
            exclude: ["README.md"], resources: [.copy("merkle.json")], swiftSettings: strict),
        .testTarget(
            name: "TelemetryTests",
            dependencies: [
                "Telemetry", .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "Tracing", package: "swift-distributed-tracing"),
            ],
            swiftSettings: strict),
        .testTarget(name: "ProgramsTests", dependencies: ["Programs"], swiftSettings: strict),
        .testTarget(name: "MailTests", dependencies: ["Mail", "TestKit"], swiftSettings: strict),
        .testTarget(name: "DossierTests", dependencies: ["Dossier"], swiftSettings: strict),
        .testTarget(
            name: "StorageTests",
            dependencies: ["Dossier", "Records", "Storage", "StoragePostgres", "StorageSQLite", "TestKit"],
            exclude: [
                "migrations.txt", "statements-of-schema-2.txt", "statements-of-schema-3.txt",
                "statements-of-schema-4.txt",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "RecordsTests",
            dependencies: [
                "Dossier", "Storage", "StorageSQLite", "Records", "Transparency", "UseCases", "TestKit",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "IdentityTests", dependencies: ["Dossier", "Records", "Identity", "TestKit"], swiftSettings: strict),
        // An identity provider of a few lines, for the tests of whoever asks one.
        .target(
            name: "TestProvider",
            dependencies: [
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "JWTKit", package: "jwt-kit"),
            ],
            path: "Tests/TestProvider", swiftSettings: strict),
        .testTarget(
            name: "OpenIDTests", dependencies: ["Dossier", "OpenID", "TestProvider"], swiftSettings: strict),
        .testTarget(
            name: "PasskeysTests",
            dependencies: ["Dossier", "Passkeys", "TestKit", .product(name: "Crypto", package: "swift-crypto")],
            resources: [.copy("passkeys.json")], swiftSettings: strict),
        .testTarget(
            name: "UseCasesTests",
            dependencies: [
                "Dossier", "Mail", "Storage", "StorageSQLite", "Records", "Identity", "OpenID", "Passkeys", "UseCases",
                "TestKit", "TestProvider", .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "AccessProof", "Dossier", "Storage", "Records", "Identity", "OpenID", "Passkeys", "UseCases", "Web",
                "TestKit", "TestProvider",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
            ],
            exclude: ["Snapshots"], swiftSettings: strict),
        .testTarget(
            name: "ServerTests",
            dependencies: [
                "Dossier", "OpenID", "Passkeys", "Records", "Storage", "UseCases", "Server", "TestKit",
            ],
            swiftSettings: strict),
    ]
)
