/**
 * The upper halves of single-byte code pages, bytes 0x80 to 0xFF in order
 * (https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/): the OEM code pages that `TextDecoder` does not know, and
 * windows-1252, which `TextDecoder` of Node 20 reads as Latin-1 (its `€` and `’` would be lost).
 */
export const CODE_PAGES = {
  cp437:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
  cp850:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
  cp852:
    'ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u00ad˝˛ˇ˘§÷¸°¨˙űŘř■\u00a0',
  'windows-1252':
    '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ',
} as const;

export type CodePage =
  keyof typeof CODE_PAGES | 'windows-1250' | 'windows-1251' | 'windows-1254' | 'ibm866' | 'shift_jis' | 'gbk';

/** Decodes bytes of a code page. Bytes that fit nothing become U+FFFD. */
export function decodeCodePage(bytes: Uint8Array, codePage: CodePage): string {
  const table = tableOf(codePage);
  if (table === null) return new TextDecoder(codePage).decode(bytes);
  const units = new Uint16Array(bytes.length);
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    units[at] = byte < 0x80 ? byte : table.charCodeAt(byte - 0x80);
  }
  return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(units);
}

function tableOf(codePage: CodePage): string | null {
  return Object.entries(CODE_PAGES).find(([name]) => name === codePage)?.[1] ?? null;
}
