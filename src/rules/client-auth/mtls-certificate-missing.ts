import type { Message } from '../../oauth/messages.js';
import { learn, rfc } from '../define-rule.js';
import { primary } from '../evidence.js';
import { serverCodeRule } from '../families/server-code.js';

/** A token request that was to prove the client by a certificate in TLS, and came without one. */
export const mtlsCertificateMissing = serverCodeRule({
  meta: {
    id: 'mtls-certificate-missing',
    category: 'client-auth',
    title: 'The certificate for mutual TLS did not arrive',
    severity: 'error',
    proof: 'server',
    owner: 'network',
    codes: ['AADSTS392200', 'AADSTS51000'],
    messages: {
      absent:
        'Entry {entry} reached {host} without the client certificate that this kind of request needs ({code}).',
      disabled:
        'Entry {entry} asks {host} for a token bound to a certificate, and the server says that this is not enabled ({code}).',
    },
    why: 'The certificate is part of the TLS connection, so a proxy that opens TLS, and a recorder like Fiddler, takes it away.',
    fix: [
      'Exempt the host from TLS inspection, and record without decrypting it: a debugging proxy causes this very error.',
      'Check that the HTTP client is given the certificate together with its private key.',
      'If the feature is not enabled, use client_assertion at the plain token endpoint.',
    ],
    references: [rfc(8705, '2'), learn('Certificate credentials', 'certificate-credentials')],
    supersedes: ['client-credential-missing'],
  },
  applies: (message, error) => error.codes.includes('AADSTS392200') || isBound(message),
  messageId: (_message, error) => (error.codes.includes('AADSTS392200') ? 'absent' : 'disabled'),
  data: ({ url }) => ({ host: url.host }),
  evidence: (message) => [primary(message, message.parameters.get('token_type'), 'asked for here')],
});

/** 51000 says of many features that they are off: only a request that asks for mutual TLS means this one. */
function isBound({ url, parameters }: Message): boolean {
  return /(?:^|\.)mtlsauth\./.test(url.host) || parameters.value('token_type') === 'mtls_pop';
}
