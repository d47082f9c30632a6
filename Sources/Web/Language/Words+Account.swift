/// The words of the own account and of signing in with a code.
extension Words {
    package final class Account: Decodable, Sendable {
        package let title: String
        package let lead: String
        package let who: String
        package let name: String
        package let address: String
        package let whoHelp: String
        package let passwordTitle: String
        package let passwordText: String
        package let passwordChange: String
        package let passwordLead: String
        package let passwordOld: String
        package let passwordNew: String
        package let passwordHint: Phrase
        package let passwordSave: String
        package let passwordSaved: String
        package let passwordMissing: String
        package let passwordWrong: String
        package let passwordTooShort: Phrase
        package let passwordTooLong: String
        package let devicesTitle: String
        package let devicesText: String
        package let thisDevice: String
        package let started: Phrase
        package let seen: Phrase
        package let endOne: String
        package let endOneNamed: Phrase
        package let endOthers: String
        package let endedOne: String
        package let endedOthers: String
        package let onlyThis: String
        package let device: Phrase
        package let systems: Systems

        /// On what a browser runs, as part of a sentence.
        package final class Systems: Decodable, Sendable {
            package let iphone: String
            package let ipad: String
            package let android: String
            package let windows: String
            package let mac: String
            package let chromebook: String
            package let linux: String
            package let other: String
        }
    }

    package final class SecondStep: Decodable, Sendable {
        package let title: String
        package let isOn: String
        package let isOff: String
        package let since: Phrase
        package let why: String
        package let how: String
        package let manage: String
        package let setUp: String
        package let passwordFirst: String
        package let begin: String
        package let beginAgain: String
        package let step1: String
        package let step1Text: String
        package let step2: String
        package let step2Text: String
        package let picture: String
        package let typeOver: String
        package let typeOverText: String
        package let step3: String
        package let finish: String
        package let turnedOn: String
        package let turnedOff: String
        package let codesTitle: String
        package let codesLead: String
        package let codesText: String
        package let codesKept: String
        package let codesLeft: Plural
        package let noCodes: String
        package let recoveryTitle: String
        package let recoveryText: String
        package let renew: String
        package let endTitle: String
        package let endText: String
        package let end: String
        package let code: String
        package let codeHint: String
        package let recoveryCode: String
        package let recoveryCodeHint: String
        package let eitherCode: String
        package let eitherCodeHint: String
        package let useRecovery: String
        package let usePhone: String
        package let missing: String
        package let wrong: String
        package let over: String
        package let signInTitle: String
        package let startAgain: String
        package let confirmTitle: String
        package let confirmLead: String
        package let confirm: String
        package let confirmNeedsIt: String
    }

    package final class NewPassword: Decodable, Sendable {
        package let title: String
        package let lead: String
        package let ask: String
        package let asked: String
        package let askedText: String
        package let askedHelp: String
        package let off: String
        package let over: String
        package let overText: String
        package let askAgain: String
        package let choose: String
        package let chooseText: String
        package let done: String
        package let toSignIn: String
        package let mailSubject: String
        package let mailBody: Phrase
        package let mailAdministrator: String
    }
}
