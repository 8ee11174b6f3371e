//! The evidence by what is kept of it; the records themselves are read where that does not do.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use jiff::Timestamp;

use super::evidence::{Begun, fetched_at};
use super::{Load, Need};
use crate::domain::ledger::Ledger;
use crate::domain::organisation::Organisation;
use crate::domain::settings::Settings;
use crate::error::Result;
use crate::store::cache::{self, Ask, Bad, Folded};
use crate::store::git::id_of;
use crate::store::layout::Layout;
use crate::store::ledger;
use crate::store::rights::Owners;
use crate::store::snapshot::LedgerView;

/// How often the refs are read once more because somebody was faster.
const ATTEMPTS: usize = 4;

impl Load<'_> {
    /// Whether what the records amount to suffices: not for a proof, and not for another day.
    pub(super) fn folds(&self, until: Option<Timestamp>) -> bool {
        self.need != Need::Proof && until.is_none() && !self.scope.records
    }

    /// The ledger, by what is kept of it.
    pub(super) fn folded(
        &self,
        layout: &Layout,
        mut begun: Begun,
        (settings, organisation, owners): (&Settings, &Arc<Organisation>, &dyn Owners),
    ) -> Result<LedgerView> {
        let mut anew = false;
        for attempt in 0..ATTEMPTS {
            let (refs, seen, tips) = begun.read_from();
            if tips.is_empty() {
                break;
            }
            let ask = Ask {
                git: self.git,
                programs: self.programs,
                layout,
                settings,
                organisation,
                owners,
                expected: begun.expected(),
                tips: &tips,
                shared: cache::shared(&refs, layout),
                seen: &seen,
                only: (self.readers)(organisation),
            };
            match cache::fold(&ask, anew) {
                Ok(folded) => return Ok(self.view_of(folded, &begun)),
                Err(Bad::Failed(error)) => return Err(error),
                Err(Bad::Ahead) => {
                    let Some(again) = self.begin_ledger(layout, settings)? else {
                        break;
                    };
                    // Nobody was faster: the ledger was taken back.
                    anew = again.read_from() == (refs, seen, tips) || attempt + 2 == ATTEMPTS;
                    begun = again;
                }
                Err(Bad::Odd | Bad::Broken | Bad::Closed) => break,
            }
        }
        let records = begun.read(self.git);
        let people = &organisation.people;
        self.ledger(layout, (begun, records), people, owners, None)
    }

    fn view_of(&self, folded: Folded, begun: &Begun) -> LedgerView {
        let (refs, _, _) = begun.read_from();
        let git = self.git;
        LedgerView {
            records: Ledger::default(),
            folded: true,
            count: folded.records,
            heads: folded.heads,
            sound: folded.sound,
            registry: folded.registry,
            refs: refs
                .into_iter()
                .map(|(name, tip)| (name, id_of(tip)))
                .collect(),
            signatures: BTreeMap::new(),
            confirmed: BTreeSet::new(),
            grounds: HashMap::new(),
            beginnings: 1,
            once_live: ledger::once_live(git),
            lost: folded.lost,
            unshared: folded.unshared,
            fetched_at: fetched_at(git),
        }
    }
}
