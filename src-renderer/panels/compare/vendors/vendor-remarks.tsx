/** What nobody has published of either product, or what its guide gets wrong. */
import { profiles } from '#shared/profiles/profile-list.ts';
import type { ProfileName } from '#shared/protocol/setup/run-setup.ts';

export function VendorRemarks({ names }: { readonly names: readonly ProfileName[] }) {
  return names.map((name) => {
    const { title, remarks = [] } = profiles[name];
    return remarks.length === 0 ? null : (
      <details key={name} className="vendors-remarks">
        <summary>
          What is to be known of {title} <small>{remarks.length}</small>
        </summary>
        <ul>
          {remarks.map((remark) => (
            <li key={remark}>{remark}</li>
          ))}
        </ul>
      </details>
    );
  });
}
