/** An address that may become a link: https, and nothing in it that could end the link or begin something else. */
export function isLinkable(url: string): boolean {
  if (!/^https:\/\/[\x21-\x7e]+$/.test(url) || /["'<>`\\^{|}]/.test(url)) return false;
  try {
    const { protocol, username, password } = new URL(url);
    return protocol === 'https:' && username === '' && password === '';
  } catch {
    return false;
  }
}
