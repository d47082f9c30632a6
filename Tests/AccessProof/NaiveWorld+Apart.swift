import Dossier
import TestKit

/// What is withheld from the person, and what only named people see: who writes it, and who decides about it (rules 9 and 10).
extension NaiveWorld {
    struct Withholding {
        /// When it is looked at again; nil of what came in by a file.
        var reviewAt: Moment?
        var confirmedBy: AccountID?
    }

    /// For whose eyes: a reaction is for those of what it hangs on.
    func visibility(of piece: Piece) -> Visibility {
        guard let parent = self.piece(piece.parent), piece.visibility == .shared else { return piece.visibility }
        return parent.visibility
    }

    func named(in piece: Piece) -> Set<AccountID> { self.piece(piece.parent)?.named ?? piece.named }

    /// Who adds there professionally writes for fewer eyes.
    func mayWriteApart(_ author: AccountID, _ themes: [Theme], _ now: Moment) -> Bool {
        place(author, now) == .participant && isProfessional(author, now)
            && themes.allSatisfy { may(author, .add, .reports, $0, now) }
    }

    /// After a death nobody decides any more but who coordinates.
    func mayDecideApart(_ account: AccountID, _ now: Moment) -> Bool {
        !isInEmergency(account, now) && (death(now) == nil || coordinates(account, now))
    }

    /// A second professional, who looks at all of it.
    func mayConfirm(_ account: AccountID, _ piece: Piece, _ now: Moment) -> Bool {
        guard mayDecideApart(account, now), piece.visibility == .withheld, account != piece.author,
            sees(account, piece, now)
        else { return false }
        return looksByPermits(account, piece, piece.themes, now) || looksByPermitForOne(account, piece, now)
    }

    /// Whether somebody has to look at it: nobody did yet, or its day has come.
    func isDue(_ piece: Piece, _ now: Moment) -> Bool {
        piece.withholding.confirmedBy == nil || piece.withholding.reviewAt.map { $0 <= now } ?? false
    }

    /// Its author, or who may confirm it.
    func mayLetRead(_ account: AccountID, _ piece: Piece, _ now: Moment) -> Bool {
        mayDecideApart(account, now) && piece.visibility == .withheld && sees(account, piece, now)
            && (account == piece.author || mayConfirm(account, piece, now))
    }

    /// The one line that something is withheld.
    func seesLine(_ account: AccountID, _ piece: Piece, _ now: Moment) -> Bool {
        piece.visibility == .withheld && [.person, .representative].contains(place(account, now))
            && (account != Self.young || death(now) == nil) && looks(account, piece, now)
    }

    /// Whether somebody sees what names them, now: a live permit in the dossier.
    func seesWhatNamesThem(_ account: AccountID, _ now: Moment) -> Bool {
        let usual = withoutEmergencies
        return usual.place(account, now) == .participant && account != Cast.ineke
            && usual.permits(account, now).contains { !$0.isForKin }
    }

    /// A professional whose permit looks now; nil where only permits for one entry could tell.
    func mayBeNamed(_ account: AccountID, _ now: Moment) -> Bool? {
        let usual = withoutEmergencies
        guard seesWhatNamesThem(account, now), usual.isProfessional(account, now) else { return false }
        if Area.allCases.contains(where: { area in
            Theme.allCases.contains { usual.holds(account, .look, area, $0, now) }
        }) {
            return true
        }
        return usual.permits(account, now).contains { $0.entry != nil } ? nil : false
    }

    /// Whom somebody may name: among the people around whom they see themselves.
    func mayName(_ account: AccountID, by who: AccountID, _ now: Moment) -> Bool? {
        guard account != who, let party = around[account], sees(who, party, now) else { return false }
        return mayBeNamed(account, now)
    }
}
