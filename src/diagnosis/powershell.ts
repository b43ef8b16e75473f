/** Where the causes look for it; readiness writes commands too, so the rule itself stands in `windows`. */
export { quoted } from '../windows/powershell.ts';
