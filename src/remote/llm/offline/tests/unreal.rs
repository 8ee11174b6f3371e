//! What was once, what one might think, and what would be: no step of the work.
use super::check_in_work;

#[test]
fn what_was_or_might_be_is_no_step() {
    check_in_work(&[
        (
            "Ann: If I were in charge I'd throw the lot away.",
            &[],
            &["throw"],
        ),
        (
            "Ann: Say you had a thousand of them, you'd hire a van. But you've got twelve, so you use the trolley.",
            &["use the trolley"],
            &["van"],
        ),
        (
            "Ann: In a perfect world the driver would help you unload. He won't.",
            &[],
            &["unload"],
        ),
        (
            "Bob: If it was me I'd open the other door.\nAnn: It isn't you, though.",
            &[],
            &["other door"],
        ),
        (
            "Ann: Then comes the best bit, you go home. No, you sweep the floor first.",
            &["sweep the floor"],
            &["go home"],
        ),
        (
            "Bob: Sacrifice a goat.\nAnn: It helps. Right, you press reset.",
            &["press reset"],
            &["goat"],
        ),
        (
            "Ann: If all else fails, kick it. Don't kick it. You phone the supplier.",
            &["phone the supplier"],
            &["if all else fails, kick"],
        ),
        (
            "Bob: Do I get a medal?\nAnn: You get a biscuit. You file the yellow copy.",
            &["yellow copy"],
            &["biscuit"],
        ),
        (
            "Ann: And don't let the cat in. There's no cat. There was one once. You close the shutter.",
            &["close the shutter"],
            &[],
        ),
        (
            "Ann: A chap in Leeds put his hand in while it was running. Pull it out, they're all shouting. He lost a finger. So you switch it off first.",
            &["switch it off"],
            &["pull it out"],
        ),
        (
            "Ann: When I was new they told me, go and get a bucket of steam. Go and get a long weight. I fell for it.",
            &[],
            &["bucket of steam", "long weight"],
        ),
        (
            "Ann: We once shipped the whole lot to Norway. Norway! Send it back, I said to them. Send it all back.",
            &[],
            &["send it"],
        ),
        (
            "Ann: Last winter the pipes froze and we had to carry the water up in buckets. Carry water, in this day and age.",
            &[],
            &["carry"],
        ),
        (
            "Ann: My neighbour swears by vinegar. Rub it with vinegar, leave it overnight, good as new. Mad.",
            &[],
            &["vinegar", "overnight"],
        ),
        (
            "Ann: You sign here. There used to be a second signature, you'd take it up to Margaret and she'd sign. That's gone.",
            &["sign here"],
            &["margaret"],
        ),
        (
            "Ann: It says fax on the form. We haven't had a fax since 2011. You scan it.",
            &["scan it"],
            &["fax"],
        ),
        (
            "Ann: They've stopped doing the blue slips. If you find any, bin them. You just use the white ones.",
            &["white"],
            &[],
        ),
        (
            "Ann: You no longer need to call the depot. That's automatic.",
            &[],
            &["call the depot"],
        ),
        (
            "Ann: If you were really clever you'd do both at once. Don't be clever.",
            &[],
            &["both at once"],
        ),
        (
            "Ann: Theoretically you can lift it on your own. You wait for the second person.",
            &["wait for the second person"],
            &["on your own"],
        ),
        (
            "Bob: Imagine if it fell on you.\nAnn: Then you'd be flat. You strap it down.",
            &["strap it down"],
            &["flat"],
        ),
        (
            "Ann: It's tempting to leave the strap off for a short run. Always put the strap on.",
            &["strap on"],
            &["leave the strap off"],
        ),
        (
            "Ann: I could tell you to count every screw, but life's too short. You weigh the box.",
            &["weigh the box"],
            &["every screw"],
        ),
        (
            "Ann: Anybody sane would start at the top. You start at the bottom, because the top's full.",
            &["start at the bottom"],
            &["start at the top"],
        ),
        (
            "Ann: You sign here. There used to be a second signature, you'd take it up to Margaret and she'd sign. That's gone.",
            &["sign here"],
            &["margaret"],
        ),
        (
            "Ann: Whatever you do, don't open the second door while the first one's open.",
            &["second door"],
            &[],
        ),
        (
            "Ann: Make sure nobody's behind you when you reverse.",
            &["nobody .. reverse"],
            &[],
        ),
        ("Ann: It mustn't get wet.", &["wet"], &[]),
    ]);
}
