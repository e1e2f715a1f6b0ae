using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Texts;

/// <summary>What buyers write in chats, and what the shops answered before anyone else did it for them.</summary>
internal static class ChatWriter
{
    public static string Write(Conversation conversation, PlannedMessage message)
    {
        var order = conversation.Order;
        var days = Math.Max(1, (int)(message.At - order.CreatedAt).TotalDays);
        var draft = new Draft(order.Product, new Speech(order.Product.Noun, order.Buyer.IsMan, "", days, order.Account.TradeMark), new Dice(message.Seed));
        var topic = HeadingOf(conversation.Topic);
        switch (message.Turn)
        {
            case ChatTurn.Opening:
                return Opening(draft, conversation, topic);
            case ChatTurn.Addition:
                draft.Add(message.Photos > 0 ? "chat photo" : $"chat {topic} more");
                break;
            case ChatTurn.SellerAnswer:
                draft.Add("chat hello");
                draft.Add($"chat {topic} answer");
                return draft.ToString();
            default:
                draft.Add(message.Turn switch { ChatTurn.Nudge => "chat nudge", ChatTurn.Thanks => "chat thanks", _ => "chat upset" });
                break;
        }

        return Voice.Speak(draft.ToString(), ref draft.Dice, message.Turn == ChatTurn.Thanks ? 4 : 3);
    }

    private static string Opening(Draft draft, Conversation conversation, string topic)
    {
        if (draft.Dice.Chance(0.12))
        {
            draft.Add($"chat {topic} short");
            return Voice.Speak(draft.ToString(), ref draft.Dice, 3);
        }

        if (draft.Dice.Chance(0.7))
        {
            draft.Add("chat hello");
        }

        // The same trouble in the same words as in the review that the buyer will write.
        var trouble = conversation.Topic is ChatTopic.Defect or ChatTopic.WrongItem && conversation.Opinion is { } opinion ? ReviewWriter.TroubleOf(opinion) : null;
        if (trouble is null)
        {
            draft.Add($"chat {topic}");
        }

        var text = trouble is null ? draft.ToString() : draft.IsEmpty ? trouble : $"{draft} {trouble}";
        if (draft.Dice.Chance(0.55) && Ask(draft, topic) is { } ask)
        {
            text = $"{text} {ask}";
        }

        return Voice.Speak(text, ref draft.Dice, 3);
    }

    private static string? Ask(Draft draft, string topic) => draft.Single(draft.Can($"chat {topic} ask") ? $"chat {topic} ask" : "chat ask") is { Length: > 0 } ask ? $"{char.ToUpperInvariant(ask[0])}{ask[1..]}" : null;

    private static string HeadingOf(ChatTopic topic) => topic switch
    {
        ChatTopic.WhereIsIt => "where",
        ChatTopic.WrongItem => "wrong",
        ChatTopic.Defect => "defect",
        ChatTopic.Size => "size",
        ChatTopic.HowToUse => "use",
        ChatTopic.Return => "return",
        ChatTopic.Cancel => "cancel",
        _ => "delivery",
    };
}
