using SellerDesk.Domain.Complaints;

namespace SellerDesk.Application.Messages;

/// <summary>What a buyer is told that their complaint is at. Buyers read these, whatever the desk speaks.</summary>
internal static class StageWords
{
    public static string Of(string stage, string language) => Enum.TryParse<ComplaintStage>(stage, out var known) ? (language == "en" ? English(known) : Russian(known)) : stage;

    private static string Russian(ComplaintStage stage) => stage switch
    {
        ComplaintStage.Collecting => "собираем сведения",
        ComplaintStage.Analysing => "разбираемся в причине",
        ComplaintStage.Deciding => "готовим решение",
        ComplaintStage.CarryingOut => "решение принято, выполняем",
        ComplaintStage.Arbitration => "спор рассматривает площадка",
        ComplaintStage.FollowingUp => "решение выполнено",
        _ => "обращение закрыто",
    };

    private static string English(ComplaintStage stage) => stage switch
    {
        ComplaintStage.Collecting => "we are putting the facts together",
        ComplaintStage.Analysing => "we are finding out why it happened",
        ComplaintStage.Deciding => "we are preparing a decision",
        ComplaintStage.CarryingOut => "decided, and being done",
        ComplaintStage.Arbitration => "the marketplace is looking into the dispute",
        ComplaintStage.FollowingUp => "done as decided",
        _ => "closed",
    };
}
