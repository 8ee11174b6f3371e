//! Verbs of doing: which words can be an instruction, and their base forms.
use super::patterns::{WordSet, word_set};
use std::collections::HashSet;
use std::sync::LazyLock;

/// Base forms that begin an instruction in any trade.
const ACTIONS: &str = "abort accept acknowledge activate add address adjust administer advise agitate align allocate allow alternate amend \
analyse analyze announce answer apologise apologize append apply appoint approve arm arrange ask assemble assess assign assist attach attend audit \
authenticate authorise authorize back backup bag bake balance bandage base batch be begin bill bind blanch bleed blend block blot blow boil bolt book \
boot bounce box brace brake bread break brew brief bring broadcast brush bubble buckle build bundle bus button buzz buy bypass \
calculate calibrate call cancel cap capture card carry cast catch categorise categorize chain change charge chase check chill chip chock choose chop \
circle clamp clarify classify clean cleanse clear click climb clip clock clone close coat code collapse collate collect combine comb commence comment commit compare \
compile complete compress compute conduct confirm connect consider consolidate consult contact contain continue control convert cook cool coordinate copy cordon correct \
count countersign couple cover crack crank create credit crimp crop cross cull cure customise customize cut deactivate dab date deadhead debit deburr decant decide \
declare decline deduct defrost degrease delegate delete deliver demote deny deploy deposit describe designate detach determine dial dice dig dilute dim dip direct \
disable disarm discard discharge disconnect discuss disengage disinfect dismantle dismiss dismount dispatch dispense display dispose disregard distribute ditch divide dock document \
don double download draft drag drain draw dress drill drive drop dry dump duplicate dust earth edit eject elevate email e-mail empty enable enclose encourage encrypt engage enrol enroll enquire \
ensure enter equip erase escalate escort establish estimate evacuate evaluate examine exchange exclude execute exit expand expect explain export expose extend extinguish extract eye \
face fail fasten fax feed fetch figure file fill filter finalise finalize find finish fire fit fix flag flash flatten flip flood flush fold follow force forecast form format forward frame freeze fry \
fuel fuse gather gauge gently get give glue go grab grade grant grate grease greet grill grind grip ground group guide \
halt hammer hand handle hang harvest head heat help highlight hire hit hold hook hose hover identify ignite ignore implement import improve incorporate increase incubate indicate infuse inform initial \
initialise initialize initiate inject input inquire insert inspect install instruct insulate insure integrate interview introduce inventory invert investigate invite invoice involve irrigate isolate issue \
itemise itemize jack jiggle join jot jump keep key kick kill knead knock label ladle lather launch lay lead leave lend let level leverage lift light limit line link list listen load locate lock log look \
loop loosen lower lubricate mail maintain make manage map mark marinate mash mask match measure meet melt mention merge message milk mind minimise minimize mist mix model modify moisten monitor mop mount move mow \
multiply mute nail name navigate neutralise neutralize nominate note notify number observe obtain offer oil open operate order organise organize orient outline override oversee pack package pad page paint pair park part pass \
paste pat patch pause pay peel perform phone photocopy photograph pick pierce pin ping pinch pipe pitch place plan plane plant plate play plot plow plug plunge point polish poll pop populate portion position post postpone pour \
power practice practise preheat prepare prep prescribe present press prevent prick prime print prioritise prioritize probe proceed process produce program promise promote prompt proof proofread prop protect prove provide provision prune publish \
pull pulse pump punch purchase purge pursue push put quantify quarantine query question quiet quit quote rack raise rake ramp randomise rank rate re-check recheck reach read realign reapply reassemble reassign reassure reboot rebuild recalibrate recap receive recharge \
recite reclaim recommend reconcile reconnect record recover recruit recycle redeploy redirect redo reduce refer refill refresh refrigerate refund refuse register regulate rehearse reheat reinstall reject release reload remind \
remove rename renew reopen reorder repair repeat rephrase replace replenish reply report reposition reprint request require rerun reschedule research reseal reserve reset resize resolve respond rest restart restock restore restrain restrict resubmit \
retain retake retest retighten retract retrieve retry return reuse reverse revert review revise revoke rewind rewrite rinse roast roll rotate round route rub rule run salt sample sand sanitise sanitize saute save saw say scale scan scatter \
schedule scoop score scrape screen screw scroll scrub seal search season seat secure seed seek segregate select self-check sell send separate serve service set settle sew shade shake share sharpen shave shear shelve shift shim ship shock \
shoot shop shovel show shred shut sieve sift sign signal silence simmer sit skim skip slice slide slip slit slot slow smell smooth snap snip soak soap solder solve sort sow spin splash splice split sponge spoon spot spray spread sprinkle square \
squeeze stab stabilise stabilize stack stage staple stain stamp stand standardise start state stay steam steep steer step sterilise sterilize stick stir stitch stop store straighten strain strap stretch strike strip structure submerge submit subscribe substitute subtract suction suggest \
summarise summarize supervise supply support suspend swab swap swear sweep swipe swirl switch sync synchronise tab tack tag tail take talk tally tamp tap tape tare target taste teach tear tell temper terminate test text thank thaw thicken thin thread throw tick tidy tie \
tighten tilt tip toggle top torque toss touch tow trace track train transcribe transfer transform translate transmit transport treat triage trim trip troubleshoot truss try tuck tune turn twist type unbolt unbox unclip uncouple uncover undo unfold unhook uninstall unload unlock unpack unplug \
unscrew unwrap update upgrade upload upsell use vacuum validate vary vent ventilate verify vet view visit voice void vortex vote wait walk warm warn wash watch water wave wear wedge weed weigh weld wet wheel whip whisk whitelist widen winch wind wipe wire withdraw withhold wrap wring write yell zero zip zoom hoover descale mop firm jab prime tamp fluff dunk dip rinse squirt spritz unroll unwind reroll restitch debug deadlock decommission onboard sanitise sub prune re-tie retie blot skim tally dose cordon \
greet seat onboard offboard whiteboard screenshot rack re-enter reenter resend re-send re-run resubscribe unsubscribe cc bcc dm ping git ssh sudo hotfix rollback revalidate de-energise de-energize depressurise depressurize pressurise pressurize lockout tagout bleach \
autoclave centrifuge pipette aliquot titrate culture palpate auscultate intubate ventilate catheterize debride immobilise immobilize reposition premedicate anaesthetise euthanise groom muzzle leash crate vaccinate deworm worm shear foal \
harrow fertilise fertilize mulch transplant thresh bale glaze kiln fire bisque caulk grout plaster render shingle roof flash plumb solder sweat deglaze julienne baste braise poach proof garnish plate expedite fillet debone brine cure smoke \
generate determine specify define assemble escalate notarise vaccinate label rinse rerun unfreeze freeze reload relaunch debrief hoist rig rotate purge chock lash ballast dredge moor anchor berth bunker tally swaddle burp diaper turn blow-dry shampoo trim foil tone file buff polish wax thread exfoliate laminate emboss bind collate perforate upskill remit reimburse accrue amortise depreciate journal post garnish escheat lien notarize notarise depose serve subpoena redact bates shepherd bluebook countersign proctor grade excuse dismiss enrol hydrate lubricate relube degas evacuate recharge braze";

/// Things that happen in the head or to somebody: no instruction, even after `you`.
const STATES: &str = "am are is was were be been being have has had know think see mean guess want like love hope wish feel understand believe suppose \
seem appear look need notice hear remember forget realise realize own belong cost hate prefer care mind agree deserve exist wonder imagine bet assume recall \
should could would can may might must will shall do does did don't doesn't didn't can't won't wouldn't couldn't shouldn't haven't hasn't isn't aren't wasn't weren't get's got gotten \
get end happen become work live die enjoy laugh worry learn said went came told saw knew thought made took gave found left lost forgot broke guys all both too really never not always usually just also still already only even";

static ACTION_SET: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| ACTIONS.split_whitespace().collect());
static STATE_SET: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| STATES.split_whitespace().collect());

/// Whether a word is the base form of a verb of doing.
pub(super) fn is_action(key: &str) -> bool {
    let prefixed = ["re-", "un-", "double-", "pre-", "re", "un", "pre"]
        .iter()
        .filter_map(|p| key.strip_prefix(p))
        .any(|base| base.len() > 3 && ACTION_SET.contains(base));
    ACTION_SET.contains(key) || prefixed
}

/// Whether a word is a verb of being, having or thinking, or an auxiliary.
pub(super) fn is_state(key: &str) -> bool {
    STATE_SET.contains(key)
}

/// The base form of `opening`.
pub(super) fn gerund_base(key: &str) -> Option<String> {
    let rest = key.strip_suffix("ing").filter(|r| r.len() >= 2)?;
    let undoubled = {
        let mut back = rest.chars().rev();
        match (back.next(), back.next()) {
            (Some(a), Some(b)) if a == b => rest[..rest.len() - a.len_utf8()].to_owned(),
            _ => String::new(),
        }
    };
    [undoubled, format!("{rest}e"), rest.to_owned()]
        .into_iter()
        .find(|c| is_action(c))
}

/// Whether a word is a verb of doing in the third person: `opens`, `carries`.
pub(super) fn is_third_person(key: &str) -> bool {
    let base = |suffix: &str, put: &str| {
        key.strip_suffix(suffix)
            .is_some_and(|r| is_action(&format!("{r}{put}")))
    };
    base("s", "") || base("es", "") || base("ies", "y")
}

/// Whether a word is a past participle of a verb of doing: `opened`, `sent`.
pub(super) fn is_participle(key: &str) -> bool {
    static IRREGULAR: WordSet = word_set!(
        "sent kept made done taken given written held put set cut shut read left paid brought built sold told worn drawn driven run hung laid met shown torn wound bound fed"
    );
    let base = |r: &str, put: &str| is_action(&format!("{r}{put}"));
    IRREGULAR.contains(key)
        || key.strip_suffix("ed").is_some_and(|r| {
            base(r, "")
                || base(r, "e")
                || r.strip_suffix('i').is_some_and(|r| base(r, "y"))
                || (r.len() > 2
                    && base(
                        &r[..r.len() - r.chars().last().map_or(0, char::len_utf8)],
                        "",
                    ))
        })
}
