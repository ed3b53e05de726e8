import { sanitise } from '../sanitise.js';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text from outside, made safe for content and for quoted attributes. The one door by which text comes into the page. */
export const escapeHtml = (text: string): string => sanitise(text, 'unicode').replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
