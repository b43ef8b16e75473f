import { checkExamples } from './example.testing.ts';
import { systemServicesExamples } from './system-services.examples.ts';

checkExamples(systemServicesExamples);
