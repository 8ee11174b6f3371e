//! What others say, what was once, what is said in jest: no step of the work.
use super::check_in_work;

#[test]
fn what_is_declined_is_no_step() {
    check_in_work(&[
        (
            "Bob: Couldn't you just put it all through in one go?\nAnn: You could, but then nobody can find anything.",
            &[],
            &["one go"],
        ),
        (
            "Bob: I'd just chuck them in the skip.\nAnn: Well, don't. They go back to the supplier.",
            &["back to the supplier"],
            &["skip"],
        ),
        (
            "Bob: Maybe we should take a photo of every box.\nAnn: Nah, that's overkill.",
            &[],
            &["photo"],
        ),
        (
            "Bob: You could also stick a note on the door.\nAnn: We tried that. Nobody reads it.",
            &[],
            &["note on the door"],
        ),
        (
            "Carl: Why not use the forklift for it? Use the forklift, it's right there.\nAnn: No, Carl. We're not using the forklift.",
            &[],
            &["use the forklift"],
        ),
        (
            "Bob: What about putting tape over it?\nAnn: I'd rather you didn't.",
            &[],
            &["tape"],
        ),
        (
            "Bob: Dave reckons we should weigh them twice.\nAnn: Dave can reckon what he likes. Once is enough.",
            &[],
            &["twice"],
        ),
        (
            "Ann: The boss wants us to scan each one separately. I'm not doing that. I scan the pallet.",
            &["scan the pallet"],
            &["each one separately"],
        ),
        (
            "Bob: Or just leave it on the floor.\nAnn: Not in my warehouse.",
            &[],
            &["on the floor"],
        ),
        (
            "Bob: We could get rid of the form altogether.\nAnn: Tempting, but the auditors want it.",
            &[],
            &["get rid of the form"],
        ),
        (
            "Bob: Could I not just use the lift?\nAnn: God no. The lift's for people.",
            &[],
            &["use the lift"],
        ),
        (
            "Bob: So I tick all the boxes and send it off.\nAnn: You tick them when you've checked them, not before.",
            &[],
            &["send it off"],
        ),
        (
            "Carl: My vote would be to skip the rinse.\nAnn: Noted. We rinse. You rinse it twice.",
            &["rinse it twice"],
            &["skip"],
        ),
        (
            "Bob: What if we put a sign up? Put a big red sign up.\nAnn: Signs don't work.",
            &[],
            &["sign up"],
        ),
        (
            "Ann: Somebody at head office suggested we photograph every pallet. That's not happening.",
            &[],
            &["photograph"],
        ),
        (
            "Ann: The consultant wanted us to colour-code the shelves. It lasted a week.",
            &[],
            &["colour"],
        ),
        (
            "Bob: I always just wing it.\nAnn: Please don't wing it. You follow the list.",
            &["follow the list"],
            &["i always"],
        ),
        (
            "Ann: Can somebody shut that window, please? Thanks. You weigh the sack.",
            &["weigh the sack"],
            &["window"],
        ),
        (
            "Ann: Sorry, just let me get the door. Come in! Put it on the table. Thanks, Dave. Right, so you weigh the sack.",
            &["weigh the sack"],
            &["table", "come in"],
        ),
        (
            "Ann: Ben, mind your head. You weigh the sack and write it down.",
            &["weigh the sack"],
            &["mind your head"],
        ),
        (
            "Ann: Hello? No, tell him I'll ring back. Tell him after lunch. Sorry about that. You weigh the sack.",
            &["weigh the sack"],
            &["lunch", "ring back"],
        ),
        (
            "Carl: Has anyone got the key for the van?\nAnn: It's on the hook. Take it and bring it back by four.\nCarl: Cheers.",
            &[],
            &["bring it back"],
        ),
        (
            "Bob: Shall I take a photo of it?\nAnn: If you like. It's not needed.",
            &[],
            &["photo"],
        ),
        (
            "Bob: I'd send them an email as well.\nAnn: They don't read emails. You ring them.",
            &["ring them"],
            &["send"],
        ),
        (
            "Bob: Why don't we leave the boxes in the corridor?\nAnn: Because it's a fire exit, Bob.",
            &[],
            &["corridor"],
        ),
        (
            "Ann: You could use the small scale for this, but it drifts. Use the big one.",
            &["big one"],
            &["small scale"],
        ),
        (
            "Bob: We should get one of those robots.\nAnn: With what money?",
            &[],
            &["robots"],
        ),
        (
            "Bob: Two of us could carry it down.\nAnn: No need, there's a hoist. You use the hoist.",
            &["hoist"],
            &["carry it down"],
        ),
    ]);
}

#[test]
fn stories_and_jokes_are_no_steps() {
    check_in_work(&[
        (
            "Ann: And if that doesn't work, hit it with a hammer. I'm joking.",
            &[],
            &["hammer"],
        ),
        (
            "Ann: Wrap it twice. If it all goes wrong, blame Dan.",
            &["twice"],
            &["blame"],
        ),
        (
            "Bob: And then you cry.\nAnn: Then you cry, yeah. No, then you call the engineer.",
            &["call the engineer"],
            &["cry"],
        ),
        (
            "Ann: Then go and have a coffee, you've earned it.",
            &[],
            &["coffee"],
        ),
        (
            "Bob: Blame the intern.\nAnn: Always blame the intern. So, next you seal the box.",
            &["seal the box"],
            &["intern"],
        ),
        (
            "Bob: Sell it on eBay.\nAnn: Ha. Right, you send it back with the courier.",
            &["courier"],
            &["ebay"],
        ),
        ("Ann: Put that on my gravestone.", &[], &["gravestone"]),
        (
            "Ann: And pray. Mostly you pray. Then you press the green button.",
            &["green button"],
            &["pray"],
        ),
        (
            "Bob: Tell him to bring doughnuts.\nAnn: Tell him to bring doughnuts, definitely. So then you sign the docket.",
            &["sign the docket"],
            &["doughnuts"],
        ),
        ("Ann: Then we all go to the pub.", &[], &["pub"]),
        (
            "Ann: I had a customer once, he said to me, just leave it in the rain, leave it there. So I left it there.",
            &[],
            &["leave it"],
        ),
        (
            "Ann: My old boss used to say, always sign in blue, never in black. He was mad.",
            &[],
            &["sign in blue"],
        ),
        (
            "Ann: One Friday somebody rings me and says, open the gate, open the gate, and I open it and there's a cow.",
            &[],
            &["open the gate", "cow"],
        ),
        (
            "Ann: There was this lad, Terry. He'd put the whole lot in the lift and press all the buttons. Don't be Terry.",
            &[],
            &["press all the buttons", "put the whole lot"],
        ),
        (
            "Ann: We had a fire in 2019. Get out, they shouted, leave everything. Anyway, you wrap the pallet.",
            &["wrap the pallet"],
            &["leave everything", "get out"],
        ),
        (
            "Ann: In the army they made us polish the floor with a toothbrush.",
            &[],
            &["toothbrush"],
        ),
        (
            "Ann: I remember when the system went down and we wrote it all on paper plates. Write it on a plate, they said. Horrible. So then you save the file.",
            &["save the file"],
            &["plate"],
        ),
        (
            "Ann: My sister does it with a hairdryer. She puts it on cold and goes over the lot. I don't.",
            &[],
            &["hairdryer", "cold"],
        ),
        (
            "Ann: Before, we had a machine for that, you put the sheet in, you pressed start and you went home. Now you fold it by hand.",
            &["fold it by hand"],
            &["sheet in", "start"],
        ),
        (
            "Ann: Under the old contract you had to call the landlord first. Not any more.",
            &[],
            &["landlord"],
        ),
        (
            "Ann: Until last year you'd fill in the pink form. The pink form's dead. You fill in the blue one.",
            &["blue"],
            &["pink"],
        ),
        (
            "Ann: You put the date on. We don't do the initials now, that was the old way.",
            &["date"],
            &["initials"],
        ),
        (
            "Ann: Once upon a time you rang the bell for the porter. There's no porter now.",
            &[],
            &["bell"],
        ),
        (
            "Ann: The old system made you type it twice. The new one doesn't.",
            &[],
            &["type it twice"],
        ),
        (
            "Ann: You might think you should start with the big ones. Don't. You start with the small ones.",
            &["start with the small ones"],
            &["start with the big"],
        ),
        (
            "Ann: The sign says to lift the flap. Ignore the sign. You slide it.",
            &["slide"],
            &["lift the flap"],
        ),
        (
            "Ann: People always want to pull it out by the cord. Don't pull it by the cord.",
            &[],
            &["want to pull"],
        ),
        (
            "Ann: According to the manual you wait ten minutes. Nobody waits ten minutes. You wait three.",
            &["wait three"],
            &["ten minutes"],
        ),
    ]);
}

#[test]
fn what_others_will_say_and_what_once_happened_take_no_deed_away() {
    check_in_work(&[
        (
            "Ann: The heating shouldn't ever be put above sixteen, whatever the choir says, they'll tell you that they're freezing, and they are, but the wood cracks.",
            &["heating shouldn't ever be put above sixteen"],
            &["freezing"],
        ),
        (
            "Ann: Then the side door's opened for an hour, unless it's raining of course, and I'd like to be told, since last time the bellows began to grow a fur.",
            &["the side door's opened for an hour, unless it's raining"],
            &["bellows"],
        ),
        (
            "Ann: The bags are weighed at the desk, never at the gate, he'll say he did it at home, and then you write the weight on the tag.",
            &[
                "the bags are weighed at the desk",
                "write the weight on the tag",
            ],
            &["at home"],
        ),
        (
            "Ann: Rinse the filter twice, because last time the pump seized.",
            &["rinse the filter twice"],
            &["seized"],
        ),
        (
            "Ann: You give them the number of the slot, they'll tell you the name of the driver, and you write it on the card.",
            &["give them the number of the slot", "write it on the card"],
            &[],
        ),
    ]);
}
