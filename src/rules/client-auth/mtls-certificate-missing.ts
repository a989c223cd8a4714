import type { Message, OAuthError } from '../../oauth/messages.js';
import type { Story } from '../../oauth/story.js';
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
    codes: ['AADSTS392200', 'AADSTS51000', 'AADSTS7000218'],
    messages: {
      absent:
        'Entry {entry} reached {host} without the client certificate that this kind of request needs ({code}).',
      disabled:
        'Entry {entry} asks {host} for a token bound to a certificate, and the server says that this is not enabled ({code}).',
      intercepted:
        'Entry {entry} went to {host} through the recording proxy, which opens TLS: the client certificate ended there, and the server saw no credential ({code}).',
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
  applies: (message, error, story) => findMessageId(message, error, story) !== undefined,
  messageId: (message, error, story) => findMessageId(message, error, story) ?? 'absent',
  data: ({ url }) => ({ host: url.host }),
  evidence: (message) => [primary(message, message.parameters.get('token_type'), 'asked for here')],
});

/** 51000 and 7000218 are said of many requests: only one that brings its proof in TLS means this. */
function findMessageId(message: Message, { codes }: OAuthError, { facts }: Story) {
  if (codes.includes('AADSTS392200')) return 'absent';
  if (!isBound(message)) return undefined;
  if (codes.includes('AADSTS51000')) return 'disabled';
  return facts.opensTls ? 'intercepted' : undefined;
}

function isBound({ url, parameters }: Message): boolean {
  return /(?:^|\.)mtlsauth\./.test(url.host) || parameters.value('token_type') === 'mtls_pop';
}
