import type { CodeKnowledge } from '../code-knowledge.js';
import { aadsts100000Codes } from './codes-100000.js';
import { aadsts1003000Codes } from './codes-1003000.js';
import { aadsts1003014Codes } from './codes-1003014.js';
import { aadsts120000Codes } from './codes-120000.js';
import { aadsts130000Codes } from './codes-130000.js';
import { aadsts16000Codes } from './codes-16000.js';
import { aadsts20000Codes } from './codes-20000.js';
import { aadsts392000Codes } from './codes-392000.js';
import { aadsts50000Codes } from './codes-50000.js';
import { aadsts50020Codes } from './codes-50020.js';
import { aadsts50072Codes } from './codes-50072.js';
import { aadsts50117Codes } from './codes-50117.js';
import { aadsts65000Codes } from './codes-65000.js';
import { aadsts70000Codes } from './codes-70000.js';
import { aadsts700000Codes } from './codes-700000.js';
import { aadsts7000110Codes } from './codes-7000110.js';
import { aadsts700021Codes } from './codes-700021.js';
import { aadsts700038Codes } from './codes-700038.js';
import { aadsts70016Codes } from './codes-70016.js';
import { aadsts700211Codes } from './codes-700211.js';
import { aadsts75000Codes } from './codes-75000.js';
import { aadsts80000Codes } from './codes-80000.js';
import { aadsts81000Codes } from './codes-81000.js';
import { aadsts90000Codes } from './codes-90000.js';
import { aadsts900021Codes } from './codes-900021.js';
import { aadsts9001023Codes } from './codes-9001023.js';
import { aadsts90019Codes } from './codes-90019.js';
import { aadsts90081Codes } from './codes-90081.js';
import { aadsts90100Codes } from './codes-90100.js';
import { adfsCodes } from './codes-adfs.js';
import { b2cGrantCodes } from './codes-b2c-grant.js';
import { b2cHintCodes } from './codes-b2c-hint.js';
import { b2cCodes } from './codes-b2c.js';

/** Every code entrace knows, by family. */
export const ALL_CODES: readonly CodeKnowledge[] = [
  ...aadsts100000Codes,
  ...aadsts1003000Codes,
  ...aadsts1003014Codes,
  ...aadsts120000Codes,
  ...aadsts130000Codes,
  ...aadsts16000Codes,
  ...aadsts20000Codes,
  ...aadsts392000Codes,
  ...aadsts50000Codes,
  ...aadsts50020Codes,
  ...aadsts50072Codes,
  ...aadsts50117Codes,
  ...aadsts65000Codes,
  ...aadsts70000Codes,
  ...aadsts700000Codes,
  ...aadsts7000110Codes,
  ...aadsts700021Codes,
  ...aadsts700038Codes,
  ...aadsts70016Codes,
  ...aadsts700211Codes,
  ...aadsts75000Codes,
  ...aadsts80000Codes,
  ...aadsts81000Codes,
  ...aadsts90000Codes,
  ...aadsts900021Codes,
  ...aadsts9001023Codes,
  ...aadsts90019Codes,
  ...aadsts90081Codes,
  ...aadsts90100Codes,
  ...adfsCodes,
  ...b2cGrantCodes,
  ...b2cHintCodes,
  ...b2cCodes,
];
