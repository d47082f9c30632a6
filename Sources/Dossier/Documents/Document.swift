/// A letter, a photo, a signalling plan; its file name is words too and therefore sealed.
package struct DocumentBody: EntryBody {
    package static let kind = EntryKind.document
    package var key: String?
    package var title: String
    package var fileName: String?
    package var mediaType: String?
    /// Base64, as in the dossier file.
    package var content: String?
    package var text: String?
    package var withholding: Withholding?

    package init(
        key: String? = nil, title: String, fileName: String? = nil, mediaType: String? = nil, content: String? = nil,
        text: String? = nil, withholding: Withholding? = nil
    ) {
        self.key = key
        self.title = title
        self.fileName = fileName
        self.mediaType = mediaType
        self.content = content
        self.text = text
        self.withholding = withholding
    }
}
