/** The runs there are, every fork under the run that it left; choosing one opens it. */
import { Check, ChevronRight, FileInput, GitFork, Radio } from 'lucide-react';
import { Button, Collection, Tree, TreeItem, TreeItemContent } from 'react-aria-components';
import { type RunBranch, runTree } from '../../model/runs/run-tree.ts';
import { useWorkbench } from '../../model/use-trace.ts';
import { shownTime } from '../../model/words/shown-text.ts';
import type { RunListing } from '../../model/workbench-model.ts';

interface RunTreeProps {
  readonly onOpen: (run: string) => void;
  /** The run that is open now, where it is one of several to choose from. */
  readonly current?: string | undefined;
  /** Left out where the lessons themselves stand beside the list. */
  readonly without?: Pick<ReadonlySet<string>, 'has'>;
}

export function RunTree({ onOpen, current, without = none }: RunTreeProps) {
  const all = useWorkbench((state) => state.runs);
  const runs = all.filter(({ run }) => !without.has(run));
  const expanded = runs.flatMap(({ parent }) => (parent === undefined ? [] : [parent.run]));
  return (
    <Tree
      aria-label="Runs"
      className="run-tree"
      items={runTree(runs)}
      selectionMode="none"
      defaultExpandedKeys={expanded}
      dependencies={[current]}
      onAction={(key) => onOpen(String(key))}
    >
      {(branch) => <Branch branch={branch} current={current} />}
    </Tree>
  );
}

const none: ReadonlySet<string> = new Set();

interface BranchProps {
  readonly branch: RunBranch;
  readonly current: string | undefined;
}

function Branch({ branch: { listing, forks }, current }: BranchProps) {
  const isCurrent = listing.run === current;
  return (
    <TreeItem
      id={listing.run}
      textValue={`${listing.name}, ${kindWords(listing)}${isCurrent ? ', open now' : ''}`}
      className={isCurrent ? 'run-branch current' : 'run-branch'}
    >
      <TreeItemContent>
        {({ hasChildItems, level }) => (
          <div className="run-leaf" style={{ paddingLeft: `${(level - 1) * indent}px` }}>
            {hasChildItems ? (
              <Button slot="chevron" className="run-chevron">
                <ChevronRight aria-hidden size={14} />
              </Button>
            ) : (
              <span className="run-chevron" />
            )}
            <KindIcon listing={listing} />
            <span className="run-title" title={listing.name}>
              {listing.name}
            </span>
            {isCurrent ? <Check aria-hidden size={14} /> : null}
            <small>{kindWords(listing)}</small>
          </div>
        )}
      </TreeItemContent>
      <Collection items={forks}>{(fork) => <Branch branch={fork} current={current} />}</Collection>
    </TreeItem>
  );
}

const indent = 18;

function KindIcon({ listing: { parent, origin, mode } }: { readonly listing: RunListing }) {
  if (parent !== undefined) return <GitFork aria-hidden size={14} />;
  if (origin !== undefined) return <FileInput aria-hidden size={14} />;
  return mode === 'wall' ? <Radio aria-hidden size={14} /> : <span className="run-dot" />;
}

function kindWords({ parent, origin, createdAt }: RunListing): string {
  if (parent !== undefined)
    return `forked at ${parent.atMs === undefined ? `entry ${parent.at}` : shownTime(parent.atMs)}`;
  return origin === undefined ? new Date(createdAt).toLocaleString() : `from ${origin.file}`;
}
