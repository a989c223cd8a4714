import { writeFileSync } from 'node:fs';
import { allRules } from '../rules/all-rules.js';
import { toCatalogue } from '../rules/catalogue.js';
import { NOT_IMPLEMENTED } from '../rules/not-implemented.js';

/** Writes the generated documentation; CI runs it and fails when that changes a file. */
writeFileSync(new URL('../rules/README.md', import.meta.url), toCatalogue(allRules, NOT_IMPLEMENTED));
