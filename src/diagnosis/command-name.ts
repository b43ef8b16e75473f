/**
 * Names inside commands that people copy. Names come from files, and whoever writes a log can write `fs01 & del`: only
 * what cannot end a command is put into one.
 */
import type { Look } from '../correlation/look.ts';
import { targetName } from './target-name.ts';

/** The name, or `placeholder` where it holds anything but letters, digits and the marks of computer and account names. */
export function inCommand(name: string | null | undefined, placeholder: string): string {
  return name !== null && name !== undefined && /^[\p{L}\p{N}][\p{L}\p{N}._:$-]*$/u.test(name)
    ? name
    : placeholder;
}

export function targetInCommand(look: Look): string {
  return inCommand(targetName(look), '<server>');
}

export function serverInCommand(look: Look): string {
  return inCommand(look.server?.shown?.split('.')[0], '<server>');
}

/** The server's DNS domain, else the client's. */
export function domainInCommand(look: Look): string {
  return inCommand(look.server?.domain ?? look.client?.domain, '<domain>');
}
