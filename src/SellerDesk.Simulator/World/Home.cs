namespace SellerDesk.Simulator.World;

/// <summary>The marketplaces by the names that the control routes use.</summary>
internal static class Home
{
    public const string Wildberries = "wildberries";
    public const string Ozon = "ozon";
    public const string Yandex = "yandexmarket";
    public const string Kaspi = "kaspi";
}
