import type { CodeKnowledge } from '../code-knowledge.js';
import { aadsts16000Codes } from './codes-16000.js';
import { aadsts20000Codes } from './codes-20000.js';
import { aadsts50000Codes } from './codes-50000.js';
import { aadsts50011Codes } from './codes-50011.js';
import { aadsts50020Codes } from './codes-50020.js';
import { aadsts50053Codes } from './codes-50053.js';
import { aadsts50072Codes } from './codes-50072.js';
import { aadsts50097Codes } from './codes-50097.js';
import { aadsts50117Codes } from './codes-50117.js';
import { aadsts50135Codes } from './codes-50135.js';
import { aadsts50155Codes } from './codes-50155.js';
import { aadsts50173Codes } from './codes-50173.js';
import { aadsts51000Codes } from './codes-51000.js';
import { aadsts53000Codes } from './codes-53000.js';
import { aadsts65000Codes } from './codes-65000.js';
import { aadsts70000Codes } from './codes-70000.js';
import { aadsts70016Codes } from './codes-70016.js';
import { aadsts75000Codes } from './codes-75000.js';
import { aadsts80000Codes } from './codes-80000.js';
import { aadsts81000Codes } from './codes-81000.js';
import { aadsts90000Codes } from './codes-90000.js';
import { aadsts90019Codes } from './codes-90019.js';
import { aadsts90081Codes } from './codes-90081.js';
import { aadsts90100Codes } from './codes-90100.js';
import { aadsts100000Codes } from './codes-100000.js';
import { aadsts120000Codes } from './codes-120000.js';
import { aadsts130000Codes } from './codes-130000.js';
import { aadsts392000Codes } from './codes-392000.js';
import { aadsts500011Codes } from './codes-500011.js';
import { aadsts500200Codes } from './codes-500200.js';
import { aadsts501051Codes } from './codes-501051.js';
import { aadsts530001Codes } from './codes-530001.js';
import { aadsts700000Codes } from './codes-700000.js';
import { aadsts700021Codes } from './codes-700021.js';
import { aadsts700038Codes } from './codes-700038.js';
import { aadsts700211Codes } from './codes-700211.js';
import { aadsts900021Codes } from './codes-900021.js';
import { aadsts1003000Codes } from './codes-1003000.js';
import { aadsts1003014Codes } from './codes-1003014.js';
import { aadsts7000110Codes } from './codes-7000110.js';
import { aadsts9001023Codes } from './codes-9001023.js';
import { adfsCodes } from './codes-adfs.js';
import { b2cCodes } from './codes-b2c.js';
import { b2cGrantCodes } from './codes-b2c-grant.js';
import { b2cHintCodes } from './codes-b2c-hint.js';

/** Every code entrace knows, by family. */
export const ALL_CODES: readonly CodeKnowledge[] = [
  ...aadsts16000Codes,
  ...aadsts20000Codes,
  ...aadsts50000Codes,
  ...aadsts50011Codes,
  ...aadsts50020Codes,
  ...aadsts50053Codes,
  ...aadsts50072Codes,
  ...aadsts50097Codes,
  ...aadsts50117Codes,
  ...aadsts50135Codes,
  ...aadsts50155Codes,
  ...aadsts50173Codes,
  ...aadsts51000Codes,
  ...aadsts53000Codes,
  ...aadsts65000Codes,
  ...aadsts70000Codes,
  ...aadsts70016Codes,
  ...aadsts75000Codes,
  ...aadsts80000Codes,
  ...aadsts81000Codes,
  ...aadsts90000Codes,
  ...aadsts90019Codes,
  ...aadsts90081Codes,
  ...aadsts90100Codes,
  ...aadsts100000Codes,
  ...aadsts120000Codes,
  ...aadsts130000Codes,
  ...aadsts392000Codes,
  ...aadsts500011Codes,
  ...aadsts500200Codes,
  ...aadsts501051Codes,
  ...aadsts530001Codes,
  ...aadsts700000Codes,
  ...aadsts700021Codes,
  ...aadsts700038Codes,
  ...aadsts700211Codes,
  ...aadsts900021Codes,
  ...aadsts1003000Codes,
  ...aadsts1003014Codes,
  ...aadsts7000110Codes,
  ...aadsts9001023Codes,
  ...adfsCodes,
  ...b2cGrantCodes,
  ...b2cHintCodes,
  ...b2cCodes,
];
