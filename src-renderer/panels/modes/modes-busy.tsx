/** What stands there while the three runs are read. */
export function Busy() {
  return (
    <p className="empty" role="status">
      Reading the three runs.
    </p>
  );
}
