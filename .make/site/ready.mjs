// Exit code 0 when the address answers 200 within a second.
const [address] = process.argv.slice(2);
try {
  const answer = await fetch(address, { signal: AbortSignal.timeout(1000) });
  process.exit(answer.status === 200 ? 0 : 1);
} catch {
  process.exit(1);
}
