/**
 * Names inside commands that people copy. Names come from files, and whoever writes a log can write `fs01 & del`: only
 * what cannot end a command is put into one.
 */

/** The name, or `placeholder` where it holds anything but letters, digits and the marks of computer and account names. */
export function inCommand(name: string | null | undefined, placeholder: string): string {
  return name !== null && name !== undefined && /^[\p{L}\p{N}][\p{L}\p{N}._:$-]*$/u.test(name)
    ? name
    : placeholder;
}
