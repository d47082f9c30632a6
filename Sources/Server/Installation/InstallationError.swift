/// Why an installation does not start. One clear sentence each; nothing was made or changed.
package enum InstallationError: Error, Equatable, CustomStringConvertible {
    case keyMissing(key: String, database: String)
    case keyIsWrong(key: String, database: String)
    case keyIsNoKey(String)
    case keyIsOpen(String)
    case cannotWrite(String)
    case noDatabase(String)
    case olderSchema(found: Int, known: Int)
    case cannotListen(String)
    case served(String)
    case halfMoved
    case keysLost

    package var description: String {
        switch self {
        case .keyMissing(let key, let database):
            "There is data in \(database) but no master key at \(key): put the key back, nothing can be read without it."
        case .keyIsWrong(let key, let database): "The master key at \(key) is not the one that made \(database)."
        case .keyIsNoKey(let key): "The file \(key) does not hold a master key (32 bytes as base64)."
        case .keyIsOpen(let key): "Others may read the master key \(key): run chmod 600 on it."
        case .cannotWrite(let path): "Cannot write \(path)."
        case .noDatabase(let path): "There is no database at \(path)."
        case .olderSchema(let found, let known):
            "The database has schema \(found), this Klaver wants \(known): run klaver migrate, after a backup."
        case .keysLost:
            "There are dossiers and no key of any: put the store of keys back from its backup, no word can be read without it."
        case .halfMoved:
            "A move to this database was begun and not finished: run klaver move again, it starts anew."
        case .served(let folder):
            "Another Klaver serves the files in \(folder). SQLite is for one; many nodes share a PostgreSQL."
        case .cannotListen(let address):
            "Cannot listen on \(address): another program does, or it is not an address of this machine."
        }
    }
}
