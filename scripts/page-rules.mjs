/** What the program of the page may not contain: ways out that the policy of the page does not bar, and text taken for code or for elements. */
const barred = {
  'asks for something elsewhere':
    /\b(?:fetch|importScripts)\s*\(|\bimport\s*\(|XMLHttpRequest|WebSocket|WebTransport|EventSource|sendBeacon/,
  'speaks to another computer or page': /RTCPeerConnection|BroadcastChannel|SharedWorker|\bWorker\s*\(|postMessage/,
  'leaves the page': /\blocation\s*=|location\.(?:href\s*=|assign|replace|reload)|\bwindow\.open\b|\.submit\s*\(/,
  'keeps something in the browser': /localStorage|sessionStorage|indexedDB|document\.cookie|\bcaches\./,
  'takes text for code or for elements': /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\s*\(|\bnew Function\b|DOMParser/,
  'ends its own element': /<\/script|<!--/i,
};

/** Throws where the program of the page could send, keep or run something that it should not. */
export function refuseRequests(code) {
  for (const [what, pattern] of Object.entries(barred)) {
    const found = pattern.exec(code);
    if (found !== null) throw new Error(`The page ${what}: ${code.slice(Math.max(0, found.index - 60), found.index + 60)}`);
  }
}
