import Storage

/// Who is close to the person of a dossier: it is their own, or they act for whose it is, whether that counts now or not. What an
/// officer or a worker does about a dossier from outside it, nobody does about one they are close to (access rules 6, 9 and 10);
/// the rules say the same in `LawRules.isClose`.
enum CloseToPerson {
    /// That none of these accounts is.
    ///
    /// - Parameters:
    ///   - accounts: columns or values, as they stand in a list.
    ///   - dossier: the column or value with its id.
    static func none(of accounts: SQLStatement, in dossier: SQLStatement) -> SQLStatement {
        """
        (NOT EXISTS (SELECT 1 FROM dossier_owner own WHERE own.dossier_id = \(dossier)
            AND own.account_id IN (\(accounts)))
        AND NOT EXISTS (SELECT 1 FROM mandate act WHERE act.dossier_id = \(dossier)
            AND act.account_id IN (\(accounts))))
        """
    }
}
