import { checkExamples } from './example.testing.ts';
import { ntlmExamples } from './ntlm.examples.ts';

checkExamples(ntlmExamples);
