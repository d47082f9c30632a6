/// The message each week that somebody looked (rule 4: the person reads the log). It says no more than that.
package enum Digest {
    package static let every = 7 * Moment.day
    /// A line is written a moment after it was looked at: what is younger waits for the next message, so that none is missed
    /// and none told of twice.
    package static let settling = Moment.minute

    /// Up to when looks are told of now; nil while the week is not over.
    package static func turn(after toldUntil: Moment, at moment: Moment) -> Moment? {
        let until = moment.moved(by: -settling)
        return toldUntil.moved(by: every) <= until ? until : nil
    }
}
