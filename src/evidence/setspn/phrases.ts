/**
 * What setspn says in translation where its shape alone would mislead: data. Nothing else of its sentences is read.
 */

/**
 * `Existing SPN found!` where the language does not end it with an exclamation mark. Japanese: quoted with the whole output in
 * public notes on Apache and Active Directory. Without it an output whose owners were left out would say that nobody owns the name.
 */
export const FOUND_WITHOUT_MARK: readonly string[] = ['既存の SPN が見つかりました'];

/**
 * The word for forest in the scope line of `-F`, where the command line is not in the file. en and fr: seen in outputs; the
 * others are the term of Microsoft's own documentation in the language
 * (https://learn.microsoft.com/en-us/windows-server/identity/ad-ds/get-started/virtual-dc/active-directory-domain-services-overview).
 */
export const FOREST = /\bforest|forêt|Gesamtstruktur|bosque|floresta|フォレスト|(?:леса?|lasu|林) ?"?DC=/i;
