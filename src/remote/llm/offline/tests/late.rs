//! What is told late stands where it is done; what nobody knows is asked.
use super::{asked_in_work, order_in_work};

#[test]
fn what_is_told_late_goes_where_it_is_done() {
    order_in_work(&[
        (
            "Ann: You paint the frame.\nAnn: Actually, before you paint it you sand it down.",
            &["sand", "paint the frame"],
        ),
        (
            "Ann: You fill the tank. You start the engine.\nBob: What about the oil?\nAnn: Ah, the oil. You check the oil first, before any of that.",
            &["check the oil", "fill the tank", "start the engine"],
        ),
        (
            "Ann: You fill the tank. You start the engine. You drive it out. One thing I missed: right after filling the tank you put the cap back on.",
            &["fill the tank", "cap back", "start the engine"],
        ),
        (
            "Ann: You start the engine, but only after you've checked the brakes.\nAnn: Then you drive it out.",
            &["brakes", "drive"],
        ),
        (
            "Ann: Last of all you turn the light off. No wait, before that you check the window.",
            &["window", "light off"],
        ),
        (
            "Ann: The very first thing, and I should have started with this, is you put the gloves on.",
            &["gloves", "open the store"],
        ),
        (
            "Ann: You sand the frame. You paint the frame. One more, goes right after sanding the frame, you wipe the dust off.",
            &["sand", "dust", "paint"],
        ),
        (
            "Ann: You sand the frame. You paint it. And I left something out. Right after we've done the sanding I open the window.",
            &["sand the", "window", "paint"],
        ),
        (
            "Ann: You sand the frame. You paint it. You hang it up. Oh, before any of this by the way, you take the door off its hinges.",
            &["hinges", "sand"],
        ),
        (
            "Ann: You paint the frame. No, first you sand it.",
            &["sand", "paint"],
        ),
        (
            "Ann: You sand the frame and you paint it. Oh hang on, no, the hinges come off first.",
            &["hinges", "sand the"],
        ),
    ]);
}

#[test]
fn what_nobody_knows_is_asked() {
    asked_in_work(&[
        (
            "Ann: And if the printer jams, then, er, I don't know.",
            &["printer jams"],
        ),
        (
            "Ann: Somebody has to tell the landlord, I've no idea who.",
            &["landlord"],
        ),
        (
            "Ann: If nobody answers the phone you. Well. It's never happened.",
            &["answers the phone"],
        ),
        (
            "Bob: What if the fob is lost?\nAnn: Good question. Ask me another.",
            &["fob"],
        ),
        (
            "Bob: Who signs it off?\nAnn: That's up in the air at the moment.",
            &["signs it off"],
        ),
        (
            "Ann: The cut-off is, I want to say noon, but don't quote me.",
            &["noon"],
        ),
        (
            "Bob: And on a bank holiday?\nAnn: No idea. Never worked one.",
            &["bank holiday"],
        ),
        (
            "Bob: How often do we change the filter?\nAnn: Hm. Depends who you ask.",
            &["filter"],
        ),
        (
            "Ann: If the alarm goes off, someone's meant to ring the security firm. I couldn't tell you who does that.",
            &["security firm"],
        ),
        (
            "Ann: If the buyer refuses to sign, um, that's above my pay grade.",
            &["refuses to sign"],
        ),
        (
            "Bob: Where do the old ones go?\nAnn: Haven't a clue. They disappear.",
            &["old ones"],
        ),
        (
            "Bob: Is that before or after VAT?\nAnn: I'd have to look that up.",
            &["vat"],
        ),
        (
            "Ann: The licence needs renewing every year and I honestly couldn't tell you who does it.",
            &["licence"],
        ),
        (
            "Ann: And in case the power goes, you... actually nobody's ever told me.",
            &["power"],
        ),
        (
            "Bob: Do we keep a copy?\nAnn: Some do, some don't.",
            &["copy"],
        ),
        (
            "Ann: It's either Tuesday or Wednesday, one of the two.",
            &["tuesday .. wednesday"],
        ),
        (
            "Ann: You store it for six years.\nCarl: Seven.\nAnn: I'll have to check.",
            &["six .. seven"],
        ),
        (
            "Ann: We still haven't agreed what to do with the leftovers.",
            &["leftovers"],
        ),
        (
            "Bob: And if it's still red after that?\nAnn: Then we've got a problem.",
            &["red"],
        ),
        (
            "Ann: There's supposed to be a form for that, I don't know what it's called.",
            &["form"],
        ),
        (
            "Bob: Who do I call at the weekend?\nAnn: Good luck with that one.",
            &["weekend"],
        ),
        (
            "Bob: What happens if the count's wrong?\nAnn: It's never wrong.",
            &["count's wrong"],
        ),
        (
            "Bob: And who has the spare key?\nAnn: Somebody upstairs.",
            &["spare key"],
        ),
        (
            "Ann: I think it's ninety days, or is it sixty. One of those.",
            &["ninety .. sixty"],
        ),
        (
            "Ann: The temperature has to be, what is it, I want to say four.",
            &["four"],
        ),
        (
            "Bob: Does it matter which one we use?\nAnn: I've heard both.",
            &["which one"],
        ),
        (
            "Ann: If they complain, then I suppose somebody deals with it.",
            &["complain"],
        ),
        (
            "Bob: How long do we keep the sheets?\nAnn: A while.",
            &["how long"],
        ),
        (
            "Bob: What do we do if nobody turns up?\nAnn: Hm.\nBob: I'll ask Kate.",
            &["nobody turns up"],
        ),
        (
            "Ann: There's a limit on that. I don't have it in my head.",
            &["limit"],
        ),
        (
            "Bob: Is that per person or per group?\nAnn: Um. Per, per group? I'm not sure.",
            &["per person"],
        ),
        (
            "Carl: Health and safety say six feet, the insurers say eight.\nAnn: I know. Nobody's ever sorted that out.",
            &["six .. eight"],
        ),
        (
            "Bob: And the keys?\nAnn: That's a good question, that is.",
            &["keys"],
        ),
        (
            "Ann: In a power cut you'd, well, we've never had one.",
            &["power cut"],
        ),
        (
            "Ann: Whoever's on call is meant to sign it, but there's no rota, so.",
            &["sign"],
        ),
        ("Ann: If it's a weekend, to be confirmed.", &["weekend"]),
        (
            "Ann: The form goes to payroll or HR, it depends who you ask.",
            &["payroll"],
        ),
        (
            "Bob: What's the limit?\nAnn: Ask Deb. I've never been told.",
            &["limit"],
        ),
    ]);
}
