/** The command line of setspn, where a transcript shows it. */
export interface SetspnCommand {
  /** What `-Q` asked for, as typed: `cifs/files`, `*\/files`. */
  readonly query: string | null;
  readonly account: string | null;
  readonly forest: boolean;
  readonly duplicates: boolean;
  /** `-S`, `-A`, `-D`, `-R`: these write, and print what they wrote, not what is there. */
  readonly changes: boolean;
}

/** Reads `setspn -T contoso -F -Q cifs/files`, options with `-` or `/` in any order. */
export function commandOf(command: string | null): SetspnCommand {
  const words = command?.match(/"[^"]*"|[^\s"]+/g) ?? [];
  const start = words.findIndex((word) => /setspn(?:\.exe)?$/i.test(word.replace(/"/g, '')));
  const args = start < 0 ? [] : words.slice(start + 1).map((word) => word.replace(/^"|"$/g, ''));
  const after = (option: string): string | null => {
    const at = args.findIndex((arg) => isOption(arg, option));
    const value = at < 0 ? undefined : args.slice(at + 1).find((arg) => !/^[-/][a-z]$/i.test(arg));
    return value === undefined || value.startsWith('>') ? null : value;
  };
  const has = (option: string): boolean => args.some((arg) => isOption(arg, option));
  return {
    query: has('q') ? after('q') : null,
    account: has('l') ? after('l') : null,
    forest: has('f'),
    duplicates: has('x'),
    changes: ['s', 'a', 'd', 'r'].some(has),
  };
}

function isOption(arg: string, letter: string): boolean {
  return arg.toLowerCase() === `-${letter}` || arg.toLowerCase() === `/${letter}`;
}
