import type { CodeFamily, CodeKnowledge } from '../code-knowledge.js';
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

/** All codes by family: most captures ask for one or for none, so that no family is read before it is asked for. */
export const CODE_FAMILIES: readonly CodeFamily[] = [
  { codes: '16000 16001 16002 16003 17003 160011 160021 165004 165900', read: aadsts16000Codes },
  { codes: '20001 20012 20033 28000 28002 28003 40008 40009 40010 40014 40015', read: aadsts20000Codes },
  { codes: '50000 50001 50002 50003 50005 50006 50007 50008 50010', read: aadsts50000Codes },
  { codes: '50011 50012 50013 50014 50015 50017', read: aadsts50011Codes },
  { codes: '50020 50027 50029 50032 50033 50034 50042 50043 50048 50049 50050', read: aadsts50020Codes },
  { codes: '50053 50055 50056 50057 50058 50059 50061 50064 50068 50070 50071', read: aadsts50053Codes },
  { codes: '50072 50074 50076 50078 50079 50085 50086 50087 50088 50089', read: aadsts50072Codes },
  {
    codes: '50097 50098 50099 50100 50101 50102 50103 50105 50107 50108 50109 50111',
    read: aadsts50097Codes,
  },
  {
    codes: '50117 50120 50123 50124 50125 50126 50127 50128 50129 50130 50131 50132 50133 50134',
    read: aadsts50117Codes,
  },
  {
    codes: '50135 50136 50137 50138 50139 50140 50141 50142 50143 50144 50146 50147 50148 50149 50150',
    read: aadsts50135Codes,
  },
  {
    codes:
      '50155 50156 50157 50158 50159 50160 50161 50162 50163 50164 50165 50166 50167 50168 50169 50170 50171 50172',
    read: aadsts50155Codes,
  },
  {
    codes: '50173 50176 50177 50178 50180 50181 50187 50192 50194 50196 50197 50199 50201',
    read: aadsts50173Codes,
  },
  { codes: '51000 51001 51004 51005 51006 52004', read: aadsts51000Codes },
  {
    codes: '53000 53001 53002 53003 53004 53005 53008 53009 53010 53011 54000 54005',
    read: aadsts53000Codes,
  },
  {
    codes: '65001 65002 65004 65005 67003 650051 650052 650053 650054 650056 650057 650059',
    read: aadsts65000Codes,
  },
  { codes: '70000 70001 70002 70003 70004 70005 70007 70008 70011 70012', read: aadsts70000Codes },
  { codes: '70016 70018 70019 70020 70021 70023 70037 70043 70044 70046', read: aadsts70016Codes },
  { codes: '75001 75003 75005 75008 75011 75016 76021 76026 750054 7500514 7500529', read: aadsts75000Codes },
  { codes: '80001 80002 80003 80005 80007 80010 80011 80012 80013 80014', read: aadsts80000Codes },
  {
    codes: '81001 81002 81003 81004 81005 81006 81007 81008 81009 81010 81011 81012 81013 81016',
    read: aadsts81000Codes,
  },
  {
    codes: '90002 90004 90005 90006 90007 90008 90009 90010 90012 90013 90014 90015 90016',
    read: aadsts90000Codes,
  },
  {
    codes: '90019 90020 90022 90023 90024 90027 90033 90036 90038 90043 90051 90055 90056 90061 90072',
    read: aadsts90019Codes,
  },
  {
    codes: '90081 90082 90084 90085 90086 90087 90090 90091 90092 90093 90094 90095 90099',
    read: aadsts90081Codes,
  },
  {
    codes: '90100 90101 90102 90107 90112 90114 90117 90119 90120 90121 90123 90124 90125 90126 90130',
    read: aadsts90100Codes,
  },
  {
    codes:
      '100007 1000000 1000002 1000031 1000104 1000502 1000610 1000611 1000612 1000613 1000614 1001000 1001003 1002012 1002016',
    read: aadsts100000Codes,
  },
  {
    codes:
      '120000 120002 120003 120004 120005 120008 120011 120012 120013 120014 120015 120016 120018 120020 120021',
    read: aadsts120000Codes,
  },
  {
    codes:
      '130004 130005 130006 130007 130008 135010 135011 140000 140001 220450 220501 221000 230109 240001 240002 293004',
    read: aadsts130000Codes,
  },
  { codes: '392189 392196 392200 399218 399249 399266 399274 399284 3921996', read: aadsts392000Codes },
  {
    codes: '500011 500014 500021 500022 500112 500113 500117 500121 500131 500133 500141 500181',
    read: aadsts500011Codes,
  },
  {
    codes: '500200 500202 500207 500208 500212 500213 500341 500571 500581 500881 5000211 5000224 5000819',
    read: aadsts500200Codes,
  },
  {
    codes: '501051 501241 501271 501291 501314 501461 501481 501491 501621 5001256 5002723 5002730 5002738',
    read: aadsts501051Codes,
  },
  {
    codes: '530001 530002 530003 530004 530021 530031 530032 530033 530034 530035 530036 530084',
    read: aadsts530001Codes,
  },
  { codes: '700003 700005 700009 700011 700016 700020', read: aadsts700000Codes },
  { codes: '700021 700022 700023 700024 700025 700027 700030', read: aadsts700021Codes },
  { codes: '700038 700046 700051 700054 700081 700082 700084', read: aadsts700038Codes },
  {
    codes:
      '700211 700212 700213 700222 700223 700226 700227 700229 700236 700238 7002121 7002137 7002138 7002203',
    read: aadsts700211Codes,
  },
  {
    codes:
      '900021 900023 900144 900236 900382 900384 900432 900439 900561 900941 900971 901002 901011 901012 901014',
    read: aadsts900021Codes,
  },
  {
    codes:
      '1003000 1003001 1003002 1003003 1003004 1003005 1003006 1003007 1003008 1003009 1003010 1003011 1003012 1003023 1003024 1003025 1003026 1003027 1003031 1003037',
    read: aadsts1003000Codes,
  },
  {
    codes: '1003014 1003015 1003016 1003017 1003018 1003019 1003020 1003021 1003022',
    read: aadsts1003014Codes,
  },
  {
    codes: '7000110 7000112 7000113 7000114 7000214 7000215 7000216 7000218 7000222 7000229 7000274 7000277',
    read: aadsts7000110Codes,
  },
  {
    codes: '9001023 9002313 9002325 9002326 9002327 9002331 9002332 9002341 9002346 9010010',
    read: aadsts9001023Codes,
  },
  {
    codes:
      'MSIS9223 MSIS9224 MSIS9321 MSIS9602 MSIS9604 MSIS9605 MSIS9607 MSIS9609 MSIS9612 MSIS9615 MSIS9622 MSIS9659',
    read: adfsCodes,
  },
  {
    codes:
      'AADB2C90080 AADB2C90084 AADB2C90086 AADB2C90087 AADB2C90088 AADB2C90129 AADB2C90146 AADB2C90182 AADB2C90183 AADB2C90279',
    read: b2cGrantCodes,
  },
  { codes: 'AADB2C90208 AADB2C90209 AADB2C90210 AADB2C90232 AADB2C90233', read: b2cHintCodes },
  {
    codes:
      'AADB2C90002 AADB2C90006 AADB2C90047 AADB2C90077 AADB2C90091 AADB2C90110 AADB2C90118 AADB2C90244 AADB2C99059',
    read: b2cCodes,
  },
];

/** Every code entrace knows. */
export function allCodes(): readonly CodeKnowledge[] {
  return CODE_FAMILIES.flatMap(({ read }) => read());
}
