using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Loyalty.Points;
using SellerDesk.Web.Inbox;

namespace SellerDesk.Web.Loyalty;

/// <summary>Addresses of points and rewards.</summary>
internal static class PointsAddress
{
    public const string Points = "/loyalty/points";
    public const string Rules = "/loyalty/replay";
    public const string Rewards = "/loyalty/rewards";
    public const string NewReward = Rewards + "?reward=new";

    public static string Reward(RewardId id) => $"{Rewards}?reward={id.Value}";

    public static string Buyer(BuyerId id) => InboxAddress.Buyer(id);
}
