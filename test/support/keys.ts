/**
 * RSA key pairs and a certificate made for these tests and used nowhere else: they protect nothing. They are
 * constants so that a builder gives the same bytes on every run.
 */

/** A private JSON Web Key (RFC 7517) with the members of an RSA key (RFC 7518 section 6.3). */
export interface TestKey {
  readonly kty: 'RSA';
  readonly n: string;
  readonly e: string;
  readonly d: string;
  readonly p: string;
  readonly q: string;
  readonly dp: string;
  readonly dq: string;
  readonly qi: string;
}

/** TEST KEY. Stands for the key that login.microsoftonline.com signs its tokens with. */
export const ENTRA_SIGNING_KEY: TestKey = {
  kty: 'RSA',
  e: 'AQAB',
  n:
    'uzeWBOVYAIt6PhyFv4Jd3iFzHxU3mx_ppSsUzM7veqGPA2R-oqdJIIzUevPTh32GjAUSKX5OFju3_6HV2AtDHAvLX5BYwv51' +
    'EirUHSLWonxusGTNCn3Wg-yovHji0-Ug6WbeWZJL2CC2JaNZTmUYWo3JPAHAMlE__JtxlYMwcmb4XQ958MX5esG0BMCaHAIz' +
    '9pkY_-FMhtV_N2XDJVuaNb66WJ6IviT6JBlD0mTEttpP_sFa6IXbLfGUR24EI2RFA3vZBSd39BXxqHC7eOOWmM01Xdlq3fAB' +
    'T9aS1FJOdFzaGImuhb3McXG2U5rck_6S06juhlscldnbLiObKhpnXw',
  d:
    'XEDJ1ePFd49DT3PynCn7Y0gMWFa2LeSN12vhNgMKkt0lgcB1fmT8beO3mFap92vtbvXYu0WX6PDIfFkc7PavvRQ6xP52HrAQ' +
    'tEESgMD4Dt1OFfG17-OOXzew9h6Dd3LCwwCDtJOYeAm2d9mEWlMKqySO8tjSAnlzFGDsmYYpy1UGSKZhzbTkLYGddcHfcE_2' +
    'o8rF4s4x2DS7bgnMjtOs4VPMjRo6KI7ouhVPmAQQQJZPapO1mFQnRvHoPpAk-1gIJMe6zwt6llNHaOjL7hgyivkd48eW3Set' +
    'IwhzRlGegAI9WJKWBMGnPHj8uy22X6mVs2s4Im-9rDkVgS5Y-wk9YQ',
  p:
    '41TxocApbVly39bFZjt0U_KNabF7MaMhRz7f0aXNKPUdQDxutgR2AGNBFsymnp3b8SbT9JqpNkvg-v5SRXZ8mY_9vh-mC16F' +
    'Eni0XB68V3r53tdWDXLozOBlCO0yx-gP85LEdrjqXaJahbiYmf9dmwICetrLPY4Ik0vmeQmAxlk',
  q:
    '0tOaCzVcwB0DVrKPfqD_t68umT2HeSf76jL7-WOGKzM2bfFTjIAPdHVAKsK2nap39RaG9qA6J_VBSzsfLEfPRiKvHTSBZTap' +
    's6oxbyrwJc2_e0TJAgccHUhJXIF5UWxQ-uuuv2hP36Str4CXjE7m19lAxAG_RlqB-sQh8RxRVHc',
  dp:
    'aOxDugwfEsE-K-HMqiq2vigs7KNl4LsSGPgEBZco4caAAa3iy0-zxuoImKVMIdlqMhthqHvZrZ3H8RCAmF7fk2DKFH42_Phb' +
    'IvNjC0GEXDv-J8Pri7mFiUnoV_5iebG56wnKc6FVSnIspZtVk34xjeGXk2x4caikfJeDgEnKjcE',
  dq:
    'qAqrdRWiiSpW9-q5f3g6eyFx5gjqC4L4Q3NB7kUKszJNxxIcwxdruiqe67ZpsoAmvz6mcrvBvwm4cot8TGIsbz3EEGZCYPdS' +
    'Cne0kWRLKAa4AjwQb8JVAW4Vs1sr5N-OKIJktgIh8COloQbBRL-7Nf7fpZuy5xPLGKLuXu1wUf8',
  qi:
    'iZ4Vp_VFAraxEUsrARBXadn_jF8obSoxkjhvk4vg6708vEgfGiDEaVFgrtiFlbepPxAdR-dniR_kY11TU-ElRWYNT_iqGtkd' +
    'VDgR6uMpZoK5oSpLSbc9U7vTekElscA8-jPD2b-o4144dA5b54WGjg3yuATaRSx5IlqSwF7PE4E',
};

/** TEST KEY. The key of the certificate below, with which a confidential client signs its assertions. */
export const CLIENT_CERTIFICATE_KEY: TestKey = {
  kty: 'RSA',
  e: 'AQAB',
  n:
    'xc1kAWOvJ_uYsnG-QRLOth-t-DCiP6X4k01LP6clec-svxV7xE0VbJGH7kjgYBsmFNgJe4k8x_XNrRZNgqv3GCxsOQKNuALF' +
    'HSb44Fd5kkZyjmT_Cuf0zwUjK8-ga0ameCknEt5QTNJ1XVX4WnEakTaeRdQNTDL78GHkCM2-bv1SGFxlDuZ6DvY-k1vfRlre' +
    'i4Atypfm6l3AIRf0lnuM3QfUGKj3z7_KieQtRKBHZZFxdnPktuBUsNRVqExELJbZMaAS9CNR4kCqYn1a7iRE22vn0XCmxNAx' +
    'oQTVDCdJZV6IY9Ltv0RQPICBshmIwQjPXeyb5AwdmGKkxPB_tpXVbw',
  d:
    'GBuyyac7AkuG-Tt7GHamB8qQAJpPhs8VdJaiH5hMAq8OJfKvYBCTwOTH8CylCZxQJZA4hPxdZ8hiEMDmzOYQEBEyAOIlIGgD' +
    'Wvc_XtB_5RUoVzSgun_k9ZUcYUrwCW3V_PqUZEIBACv9Lqq7bK0xCME4by2rj-hS4_clEkbz-UDjR12AW_p997TODz2mbmrM' +
    'wKYtftDvqcIQ3WuLpis2KFxKc_u0ZfQlKFWsvDtCF3ls1xqx14xbBCewZBFRkGGLLp6O3zCJ69pnC2q1vUKxeJKfwRNwUIXX' +
    'wAYriiDGlzMmF3Vmk1syxa1fqtrQKQNlzhe4TwwI1BfRf66Ljiqi4Q',
  p:
    '5kWuR3d5AZ_iPU5ugtZbzk6hYqxhNJgdGl9b_1nybv2IAPWW0eZyLDRt77EFwGR68ANrVbei50iKMtxs3zlVJG7-xEAGqAQe' +
    'ALL3fm82OZsmNyHOS9EOsjqd37Po2YZRIdnZrlmPiQoEDP27z7bRuKXp6ts9jq9L0lFn86ewD38',
  q:
    '2-b-7oGYlt0h5onf8WEunotMJDG3yXMMOgtkV-TJ7nbdb7YAbxSVpAB7n2I5877r3q97m2RyFnvT65KGMPcLtMbDGpP0CDKr' +
    '3qBZm1Ri7RLHx2h0-297nwa_eLHrMTyiYNNMLgNPoEWX9u9zJxerMurQOON9h9hJA4uvwd4iMhE',
  dp:
    'JNgFWJ3_GIlyc4i3GeweaFYgcF9Qdk_YaD3VxHep2KRsPGsPJKqQng4NgQp79xqcqQaDCAYH5KWwpw6pxNWxj9DKpq_v4LY3' +
    '7riz7ODydiki5jNchLkAdvf2BrMMkLFzDc2DjOf7lVuq5kE66bNAvyCc2t0Vbl0R7qbj0RKFkxU',
  dq:
    'jW7hkjcKFCX_0s3kmdQebtw6yaCsi0WSnJaNIDbHZbdPrrTJTKhZolSpLha4HTwzalNFVelhs3JLF91yr3WFMu0PuT1lnAwz' +
    'HInXeB7rTX1hvrBBZSILyXlGlvMfyNgtu8bK3WFFylhYZ_sT_hWsB6Cc8annKAME2uHx1efv6HE',
  qi:
    'Vl1E5zuzrY8cqH1Ek4p2pw5ursNWVo0DfIE8WP2ifGAvH2Ek9Jib49GFag5xENWNNpQny2KddD_tYtur57ltALCj6R1unvol' +
    'Fi7xnZtAfiM68kn0WESpl1P4p1vs46hTPdbuB5Fa-kB9Z3QXNFifxvl8RqfOjrw6rzTArVrTuHI',
};

/** TEST KEY. Stands for the key of an identity provider outside Entra: workload federation, B2C and AD FS tokens. */
export const EXTERNAL_IDP_KEY: TestKey = {
  kty: 'RSA',
  e: 'AQAB',
  n:
    '4Y0YqnZnA0sg_cRx5A-M94Vlm_HBN8t2LaZkiSReC761uwtR9-xlidckkJzdOcDpB6L4tiwAmaDCBthttwkj6_9jc_tYv15O' +
    'uvN0d_LMNX0XYAXO39UVKvVLi38D9whbM1XYAdo4DcwZOgkC0fE78v4dtbgU-fKjNhApgdnwa99ggAtqTeFGAIVbyIF8NKBH' +
    '8mfF3x9SBsXXgBW-oO3wpAAM1_GhjWgvzK7pjKFJmO3N4s2VhjqebqJlDkNooBDJiv5oGH9rcHF7pKRDWogddbVUzGmEGeFZ' +
    'Nk8HphUmvlXaKfy4pDH_uq1vc-M8vYRkFdYPGNKXoSvRE5QNqamydw',
  d:
    'RpHX6tW661vhSaTiIYIAEB3LqdwdITDmm-fYwtP_HNuhjpE_JzvulQ8cYKbDzOMfxgTmnlDsKyUSMAQdZ8xTUe6JFmvI269N' +
    'IM81XKY54G5wFtoaXQwVYGh5J38pJWyW5FvyhrnZGfAG4JKbMEazBBcgApBC9-VDzZGG-xrOT2FxOJTZVMtvAECS5ydR7PJo' +
    'LyFLsXRztRFV9D_AsiZAZec3m-GIISIRTjsfgFELK1py4Naz8Y1Ov9gDtmg8FfGOyH-a--sBu2d9-WEFV-KAAGnLcFFpglru' +
    'CHXiOxnGE5wHdL9I2qSPNkjAH9qUEb1Sxn-QVkcnJ2QevyOp1rfrsQ',
  p:
    '8X6j44Um7dtA-z61Fyl7e7L_3WDTYGDxA9lLKdXg9T9Z9Vze6c-WnpWmhoBEedBpPGzLowMBPi1LWlx5ZwprK9BiDxIXtXLZ' +
    'cWWnHFU2O2Xl3X9jI40q8MyXRdiNfKyQaTkmfBIq_nFViytlfm4YPrtqATkjFQjTYUf8CC9Bt-k',
  q:
    '7xlMoqrBQ2_xmei-AuKQajK6VbNeGEGz-qWItlp57f69kbSQTUNdmnMxBAJBbS-owjXaiSAkVd2zu_Kl6Bak2HGusb9nhyrp' +
    'KUjm3t9ePo_7Q6_-U55MTroYgVtRvY2n_SKKu9dJo1QBeseG_t1ugvdWu3a-vHSF9FSL6VUt-18',
  dp:
    'rTQDH3-0eAw1Av3qq_4YjpPHZ2O2tv1QX05N1meLvNn_DzfYuSEmCf-TPAxrEGMl1yzAsN3K2mlqDhkdCYYzb205p012q7D_' +
    'u5EI1g1XpCplPwPKewkYrzRNms7CS5UIzi8rJvlw1KU8kWBCnvcfdH6-fLoaK0_1K2SRot0h6WE',
  dq:
    'nVj_5vkKkI_F5myVRx7EvS6_E5Ej9kCe6e8wBhmKrkX7iTzTzhTsL61o72NwnSNFIvH_7Ef7wYpSMvjfl9n3B_3gYlc9EWX6' +
    '5VF1pexHgFKOn5_ddjfxrcmoQNDQ_TaQ-_RUaoOmkVbCVoOiYm1kwcl2CY5-vVTNptpQ7PBCf28',
  qi:
    'D4bsRRgznjjBj-Ful8EllGjLAB1gKh50Ucao1IjIcfqsFKvaAscR4s-1NfMfUEIADCyRPn_byq8FT3ckTuMaRzsIskM76ZLU' +
    '1z7GnlUze9UaDB2clPR7bzyerjO2ijcHXqFdyJREUGtDy4DOTu5NAGTRDPiHN0eLOD0hDCK56Ps',
};

/** TEST CERTIFICATE, DER in base64, self-signed with {@link CLIENT_CERTIFICATE_KEY}; valid through 2026. */
export const CLIENT_CERTIFICATE: string =
  'MIICtDCCAZwCAQEwDQYJKoZIhvcNAQELBQAwIDEeMBwGA1UEAwwVZGFlbW9uLmNsaWVudC5leGFtcGxlMB4XDTI2MDEwMTAw' +
  'MDAwMFoXDTI3MDEwMTAwMDAwMFowIDEeMBwGA1UEAwwVZGFlbW9uLmNsaWVudC5leGFtcGxlMIIBIjANBgkqhkiG9w0BAQEF' +
  'AAOCAQ8AMIIBCgKCAQEAxc1kAWOvJ/uYsnG+QRLOth+t+DCiP6X4k01LP6clec+svxV7xE0VbJGH7kjgYBsmFNgJe4k8x/XN' +
  'rRZNgqv3GCxsOQKNuALFHSb44Fd5kkZyjmT/Cuf0zwUjK8+ga0ameCknEt5QTNJ1XVX4WnEakTaeRdQNTDL78GHkCM2+bv1S' +
  'GFxlDuZ6DvY+k1vfRlrei4Atypfm6l3AIRf0lnuM3QfUGKj3z7/KieQtRKBHZZFxdnPktuBUsNRVqExELJbZMaAS9CNR4kCq' +
  'Yn1a7iRE22vn0XCmxNAxoQTVDCdJZV6IY9Ltv0RQPICBshmIwQjPXeyb5AwdmGKkxPB/tpXVbwIDAQABMA0GCSqGSIb3DQEB' +
  'CwUAA4IBAQC07HYzKyhkcpeTdKTdX5DOodu9QRf8FX6eqqr5y5VcGY+mUMoOGAxvG0wNF82RaYWoPVKJF3WWfkSZZFjB+X8+' +
  'fao1HlHtcRgCOy9O2od4kCYNzWPsRM0nP9IFD8EwfIMtc1nIMehxV81dlyd3wGNqOYT4CvFS4MWpIgW9V9qQbzeB8YM4+bdg' +
  'iwDsFMohsmEj13cMjoJ4htLe9eAa+JM1fwPe7BhADUGXCentYfwpEz1VMuUZKDzHSHMzTrGqBsxm4AmsKg5pqwVc1RIkrB8x' +
  'aHn+DSh9PMHA9ilp2dilO2UYNshVLsrU5k50B9NxTnPrLbhMab888pmILJSP/bii';
