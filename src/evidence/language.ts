/** The language of an output, for display only: words that stand in one language's texts and in no other's. */
const SIGNS: readonly (readonly [language: string, sign: RegExp])[] = [
  [
    'en',
    /Current LogonId is|has occurred\.|completed successfully|SPN found|Registered ServicePrincipalNames|is denied|duplicate SPNs|Checking (?:domain|forest) DC=/,
  ],
  ['de', /Aktuelle Anmelde-ID|aufgetreten\.|erfolgreich ausgef|verweigert|Systemfehler/],
  [
    'fr',
    /LogonId est|s.est produite|Tickets mis en cache|Accès refusé|inscrits pour|Vérification du domaine/,
  ],
  ['es', /inicio de sesi.n actual|Error de sistema|Acceso denegado|Vales almacenados/],
  ['ja', /システム エラー|アクセスが拒否|コマンドは正常に/],
];

/** `de` where German sentences stand in the text and no other language's; null where none or several do. */
export function languageOf(lines: readonly string[]): string | null {
  const found = SIGNS.filter(([, sign]) => lines.some((line) => line.length < 400 && sign.test(line)));
  return found.length === 1 ? (found[0]?.[0] ?? null) : null;
}
