import Dossier

/// That a file is somebody's copy and not the whole dossier.
struct FileCopy: FileNode {
    var madeAt = Moment(milliseconds: 0)
    /// Since when nothing was added, since whoever asked might see less.
    var stoppedAt: Moment?

    init() {}

    init(madeAt: Moment, stoppedAt: Moment?) {
        self.madeAt = madeAt
        self.stoppedAt = stoppedAt
    }

    mutating func code(_ fields: inout FileFields) {
        fields.required("madeAt", &madeAt, .moment(.noon))
        fields.optional("stoppedAt", &stoppedAt, .moment(.noon))
    }
}
